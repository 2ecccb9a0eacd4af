// Asks an endpoint a query with Comunica, a SPARQL engine of others, and prints the rows as JSON.
import { QueryEngine } from "@comunica/query-sparql";

const [endpoint, query] = process.argv.slice(2);
const rows = await new QueryEngine().queryBindings(query, { sources: [{ type: "sparql", value: endpoint }] });
const found = [];
for await (const row of rows) found.push(Object.fromEntries([...row].map(([name, term]) => [name.value, term.value])));
console.log(JSON.stringify(found));
process.exit(0);
