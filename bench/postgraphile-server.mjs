/**
 * PostGraphile 5 on views of the same rows, for comparison only. It is installed in a folder of its own, with the Node that it needs:
 * node bench/postgraphile-server.mjs FOLDER HOST DATABASE USER
 */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder = "", host = "", database = "", user = ""] = process.argv.slice(2);
const require = createRequire(join(folder, "package.json"));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);

const { postgraphile } = await load("postgraphile");
const { PostGraphileAmberPreset } = await load("postgraphile/presets/amber");
const { makePgService } = await load("postgraphile/adaptors/pg");
const { grafserv } = await load("postgraphile/grafserv/node");

const connectionString = `postgres://${encodeURIComponent(user)}@localhost/${encodeURIComponent(database)}?host=${encodeURIComponent(host)}`;
const serv = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString, schemas: ["bench_graphql"], poolConfig: { max: 20 } })],
  schema: { defaultBehavior: "+connection +list" },
  grafserv: { graphqlPath: "/graphql", watch: false, graphiql: false },
  grafast: { explain: false },
}).createServ(grafserv);
const server = createServer();
server.once("listening", () => {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })}\n`);
});
await serv.addTo(server);
server.listen(0, "127.0.0.1");
