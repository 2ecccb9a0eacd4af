/* Where the data of the page comes from: the page itself, or the server that gave it.

   Both give parts: { nodes, edges, facts, quotes, articles, countries }, whose numbers count within the part (see
   model.js). A page that holds everything has nothing more to give: `around`, `search` and `path` answer null. */

const inPage = () => {
  const data = JSON.parse(document.getElementById("data").textContent);
  return {
    live: false,
    first: async () => data,
    around: async () => null,
    search: async () => null,
    path: async () => null,
  };
};

/* `address` answers with parts: ?node=PATH&steps=N, ?search=TEXT, ?from=PATH&to=PATH. */
const onServer = (address) => {
  const ask = async (asked) => {
    const url = new URL(address, document.baseURI);
    for (const [name, values] of Object.entries(asked)) for (const value of [values].flat()) url.searchParams.append(name, value);
    const answer = await fetch(url, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  };
  return {
    live: true,
    first: () => ask(Object.fromEntries(new URLSearchParams(location.search).has("name") ? [["name", new URLSearchParams(location.search).getAll("name")]] : [])),
    around: (paths, steps) => ask({ node: paths, steps }),
    search: (text) => ask({ search: text }),
    path: (from, to) => ask({ from, to }),
  };
};

export const source = (settings) => (settings.source ? onServer(settings.source) : inPage());
