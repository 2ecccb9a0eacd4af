// The page to ask SPARQL queries from: YASGUI over this server's endpoint, and nothing that asks another host.
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";

const place = document.getElementById("yasgui");
const endpoint = new URL("sparql", document.baseURI).href;
const settings = JSON.parse(document.getElementById("settings").textContent);

Yasgui.Yasqe.defaults.autocompleters = [];
Yasgui.Yasqe.defaults.value = settings.query;
const gui = new Yasgui(place, {
  requestConfig: { endpoint, method: "POST" },
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  copyEndpointOnNewTab: false,
  persistenceId: null,
});
window.liaison = { gui };
