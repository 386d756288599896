/** Which links the robot can open, followed over real redirects. */
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { followLink } from "./robot-link.ts";

const CODE = "Ab3dEf6hIj9";
const POSITION = "019c5ea9-a792-7f0d-b671-4c3c16000000";
const REDIRECTS: Record<string, string> = {
  [`/form?interviewId=x&key=${CODE}`]: `/i/${CODE}`,
  "/form?interviewId=x": "/link/x",
  [`/${CODE}`]: `/i/${CODE}`,
  [`/public-application/${POSITION}`]: `/open/${POSITION}?utm=1`,
  "/elsewhere": "/app",
};

let server: Server;
let origin = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    const location = REDIRECTS[request.url ?? ""];
    if (location) response.writeHead(302, { location }).end();
    else response.end("<!doctype html>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address === "object" && address) origin = `http://127.0.0.1:${address.port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

it.each([`/i/${CODE}`, `/form?interviewId=x&key=${CODE}`, `/${CODE}`])("finds the room behind %s", async (path) => {
  expect(await followLink(origin + path)).toEqual({ kind: "room", origin, code: CODE });
});

it("finds the position behind a public link", async () => {
  const found = await followLink(`${origin}/public-application/${POSITION}`);
  expect(found).toEqual({ kind: "open", origin, positionId: POSITION });
});

it("says that a form's link without its key opens no room", async () => {
  await expect(followLink(`${origin}/form?interviewId=x`)).rejects.toThrow("has no key");
});

it("says where a link leads that is no candidate's", async () => {
  await expect(followLink(`${origin}/elsewhere`)).rejects.toThrow(`leads to ${origin}/app`);
});

it.each(["interview", "file:///etc/hosts"])("refuses %s, which is no link", async (link) => {
  await expect(followLink(link)).rejects.toThrow("is no link");
});

it("says that a host does not answer", async () => {
  await expect(followLink("http://127.0.0.1:1/i/x")).rejects.toThrow("http://127.0.0.1:1 does not answer");
});
