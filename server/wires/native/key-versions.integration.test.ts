/** Two people who change one key, or what the sandbox's robot does: whoever read an older state is refused, and nothing is overwritten. */
import { describe, expect, it } from "vitest";
import { nativeSuite } from "../../../test/native-api.ts";

const native = nativeSuite();

const ifMatch = (etag: string | null) => ({ headers: { "if-match": etag ?? "" } });

async function keyMade(environment: "live" | "test" = "live") {
  const { status, body } = await native.call("POST", "/keys", { body: { name: "shared", environment } });
  expect(status).toBe(201);
  const read = await native.call("GET", `/keys/${body.id}`);
  return { path: `/keys/${body.id}`, secret: String(body.key), etag: read.headers.get("etag") };
}

describe("a key", () => {
  it("is changed by who read it last, and by nobody who read it before", async () => {
    const { path, etag } = await keyMade();
    const first = await native.call("PATCH", path, { body: { name: "first" }, ...ifMatch(etag) });
    expect([first.status, first.body.version]).toEqual([200, 2]);
    const late = await native.call("PATCH", path, { body: { name: "late", status: "inactive" }, ...ifMatch(etag) });
    expect([late.status, late.body.code]).toEqual([412, "stale"]);
    expect((await native.call("GET", path)).body).toMatchObject({ name: "first", status: "active", version: 2 });
    const next = ifMatch(first.headers.get("etag"));
    expect((await native.call("PATCH", path, { body: { name: "next" }, ...next })).status).toBe(200);
    expect((await native.call("PATCH", path, { body: { name: "whatever" } })).body.version).toBe(4);
  });

  it("has another version after a rotation, and the same one after it was used", async () => {
    const { path, secret, etag } = await keyMade();
    await native.call("GET", "/positions", { key: secret });
    expect((await native.call("PATCH", path, { body: { name: "used" }, ...ifMatch(etag) })).status).toBe(200);
    const { body } = await native.call("POST", `${path}/rotate`, { body: {} });
    expect(body.version).toBe(3);
    const ended = await native.call("POST", `${path}/end-previous-secret`);
    expect(ended.body.version).toBe(4);
    expect((await native.call("PATCH", path, { body: { name: "late" }, ...ifMatch('"2"') })).status).toBe(412);
  });

  it("of two changes at once takes one", async () => {
    const { path, etag } = await keyMade();
    const answers = await Promise.all(
      ["left", "right"].map((name) => native.call("PATCH", path, { body: { name }, ...ifMatch(etag) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await native.call("GET", path)).body.name).toBe(answers.find(({ status }) => status === 200)?.body.name);
  });
});

describe("the sandbox's robot", () => {
  it("is set by who read it last; moving the clock is no change of it", async () => {
    const { secret: key } = await keyMade("test");
    const robot = (does: string) => ({ key, body: { robot: { does, afterSeconds: 5 } } });
    const etag = (await native.call("GET", "/sandbox", { key })).headers.get("etag");
    const set = await native.call("PATCH", "/sandbox", { ...robot("answers"), ...ifMatch(etag) });
    expect(set.status).toBe(200);
    const late = await native.call("PATCH", "/sandbox", { ...robot("bounces"), ...ifMatch(etag) });
    expect([late.status, late.body.code]).toEqual([412, "stale"]);
    expect((await native.call("GET", "/sandbox", { key })).body.robot.does).toBe("answers");
    await native.call("POST", "/sandbox/clock", { key, body: { seconds: 60 } });
    const again = await native.call("PATCH", "/sandbox", { ...robot("nothing"), ...ifMatch(set.headers.get("etag")) });
    expect(again.status).toBe(200);
  });
});
