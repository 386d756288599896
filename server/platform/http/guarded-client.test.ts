/** The guarded client against addresses, names, redirects and answers that mean harm. */
import { createServer, type Server } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGuardedClient, type GuardedRequest, isPublicAddress, readPdf } from "./guarded-client.ts";

const usual: GuardedRequest = { method: "GET", timeoutMs: 2000, maximumBytes: 1000, maximumRedirects: 3 };

let server: Server;
let port: number;
let hits = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    hits += 1;
    if (request.url === "/large") return response.end("x".repeat(5000));
    if (request.url === "/announced") {
      response.writeHead(200, { "content-length": "5000" }).flushHeaders();
      return;
    }
    if (request.url === "/drip") {
      const timer = setInterval(() => response.write("a"), 20);
      response.on("close", () => clearInterval(timer));
      return;
    }
    if (request.url === "/redirect") {
      response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` });
      return response.end();
    }
    if (request.url?.startsWith("/to?")) {
      response.writeHead(307, { location: decodeURIComponent(request.url.slice(4)) });
      return response.end();
    }
    if (request.url === "/see") {
      response.writeHead(303, { location: "/told" });
      return response.end();
    }
    if (request.url === "/told") return response.end(`${request.method} ${request.headers.authorization ?? "nobody"}`);
    if (request.url === "/loop") {
      response.writeHead(302, { location: "/loop" });
      return response.end();
    }
    return response.end("hello");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Says what it is told, one answer after the other, whatever it is asked. */
const answering =
  (...answers: string[]): LookupFunction =>
  (_hostname, _options, callback) => {
    const address = answers.length > 1 ? answers.shift() : answers[0];
    callback(null, [{ address: address ?? "", family: 4 }]);
  };

describe("the guarded client", () => {
  it.each([
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://0/",
    "http://169.254.169.254/latest/meta-data",
    "http://10.0.0.1/",
    "http://192.168.1.1/",
    "http://172.16.0.1/",
    "http://100.64.0.1/",
    "http://[fd00::1]/",
    "http://[fe80::1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[::10.0.0.1]/",
    "http://127.1/",
    "http://127.0.0.1./",
    "http://127。0。0。1/",
  ])("does not reach %s", async (url) => {
    const client = createGuardedClient({ allowPrivateTargets: false });
    expect(await client.fetch(url, usual)).toMatchObject({ ok: false, reason: "private_address" });
  });

  it("judges a name by the address that it connects to", async () => {
    hits = 0;
    const client = createGuardedClient({ allowPrivateTargets: false, lookup: answering("127.0.0.1") });
    expect(await client.fetch(`http://public.example:${port}/`, usual)).toMatchObject({ reason: "private_address" });
    expect(hits).toBe(0);
  });

  it("is not fooled by a name whose answer changes", async () => {
    hits = 0;
    const client = createGuardedClient({ allowPrivateTargets: false, lookup: answering("203.0.113.1", "127.0.0.1") });
    const short = { ...usual, timeoutMs: 300 };
    const first = await client.fetch(`http://rebound.example:${port}/`, short);
    const second = await client.fetch(`http://rebound.example:${port}/`, short);
    expect([first.ok, second.ok]).toEqual([false, false]);
    expect(hits).toBe(0);
  });

  it.each([
    ["http://127.0.0.3/", "private_address"],
    ["//[::1]/", "private_address"],
    ["http://0x7f000004/", "private_address"],
    ["http://named.example/", "private_address"],
    ["file:///etc/passwd", "bad_url"],
    ["http://a:b@public.example/", "bad_url"],
  ])("judges the target of a redirect anew: %s", async (target, reason) => {
    const client = createGuardedClient({
      allowPrivateTargets: false,
      isPublic: (address) => address === "127.0.0.1",
      lookup: answering("127.0.0.2"),
    });
    const url = `http://127.0.0.1:${port}/to?${encodeURIComponent(target)}`;
    expect(await client.fetch(url, usual)).toMatchObject({ ok: false, reason });
  });

  it("follows redirects up to the limit, with credentials on the same origin only", async () => {
    const open = createGuardedClient({ allowPrivateTargets: true, lookup: answering("127.0.0.1") });
    const here = `http://127.0.0.1:${port}`;
    const get = async (url: string, maximumRedirects = 3) => {
      const headers = { Authorization: "me" };
      const answer = await open.fetch(url, { ...usual, headers, maximumRedirects });
      return answer.ok ? answer.body.toString() : answer.reason;
    };
    expect(await get(`${here}/to?/told`)).toBe("GET me");
    expect(await get(`${here}/to?${encodeURIComponent(`http://other.example:${port}/told`)}`)).toBe("GET nobody");
    expect(await get(`${here}/loop`)).toBe("redirect_refused");
    expect(await get(`${here}/to?/told`, 0)).toBe("redirect_refused");
  });

  it("turns a POST into a GET where it is told to look, and never sends a body to another origin", async () => {
    const open = createGuardedClient({ allowPrivateTargets: true, lookup: answering("127.0.0.1") });
    const post: GuardedRequest = { ...usual, method: "POST", body: "words" };
    const seen = await open.fetch(`http://127.0.0.1:${port}/see`, post);
    expect(seen.ok && seen.body.toString()).toBe("GET nobody");
    const other = encodeURIComponent(`http://other.example:${port}/told`);
    expect(await open.fetch(`http://127.0.0.1:${port}/to?${other}`, post)).toMatchObject({
      reason: "redirect_refused",
    });
  });

  it("does not wait for a resolver that never answers", async () => {
    const client = createGuardedClient({ allowPrivateTargets: false, lookup: () => undefined });
    const answer = await client.fetch("http://slow.example/", { ...usual, timeoutMs: 100 });
    expect(answer).toMatchObject({ reason: "timeout" });
  });

  it.each([
    "ftp://example.com/x",
    "file:///etc/passwd",
    "nonsense",
    "http://user:secret@example.com/",
    "javascript:alert(1)",
  ])("takes %s for no address", async (url) => {
    const client = createGuardedClient({ allowPrivateTargets: false });
    expect(await client.fetch(url, usual)).toMatchObject({ ok: false, reason: "bad_url" });
  });

  it("wants https where it is told to, except inside one network", async () => {
    const guarded = createGuardedClient({ allowPrivateTargets: false });
    expect(await guarded.fetch("http://example.com/", { ...usual, httpsOnly: true })).toMatchObject({
      reason: "bad_url",
    });
    const open = createGuardedClient({ allowPrivateTargets: true });
    expect(await open.fetch(`http://127.0.0.1:${port}/`, { ...usual, httpsOnly: true })).toMatchObject({ ok: true });
  });

  it("stops reading at the limit, and waits no longer than told", async () => {
    const open = createGuardedClient({ allowPrivateTargets: true });
    expect(await open.fetch(`http://127.0.0.1:${port}/large`, usual)).toMatchObject({ reason: "too_large" });
    expect(await open.fetch(`http://127.0.0.1:${port}/announced`, usual)).toMatchObject({ reason: "too_large" });
    expect(await open.fetch(`http://127.0.0.1:${port}/drip`, { ...usual, timeoutMs: 200 })).toMatchObject({
      reason: "timeout",
    });
  });

  it("says that nobody answered", async () => {
    const open = createGuardedClient({ allowPrivateTargets: true });
    expect(await open.fetch("http://127.0.0.1:1/", usual)).toMatchObject({ reason: "network" });
  });
});

describe("addresses", () => {
  it("are public or not", () => {
    expect(isPublicAddress("93.184.216.34")).toBe(true);
    expect(isPublicAddress("2606:2800:220:1:248:1893:25c8:1946")).toBe(true);
    for (const address of ["0.0.0.0", "224.0.0.1", "255.255.255.255", "::", "not one"]) {
      expect(isPublicAddress(address)).toBe(false);
    }
  });
});

describe("a PDF", () => {
  it("is told by its content", () => {
    expect(readPdf(Buffer.from("%PDF-1.7\n"))).toBe(true);
    expect(readPdf(Buffer.from("\n\n%PDF-1.4"))).toBe(true);
    expect(readPdf(Buffer.from("<html>not a PDF"))).toBe(false);
    expect(readPdf(Buffer.concat([Buffer.alloc(2000), Buffer.from("%PDF-1.4")]))).toBe(false);
  });
});
