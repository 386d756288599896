/** The robot's uploads arrive whole, whatever the network does, at a real tus server. */
import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { uploadBytes } from "../server/cli/robot-upload.ts";
import { type FaultyServer, startFaultyServer } from "../web/upload/testing/faulty-proxy.ts";

let server: FaultyServer;
const bytes = new Uint8Array(randomBytes(100_000));
const target = () => ({
  url: `${server.endpoint.uploads}/take`,
  headers: server.endpoint.headers(),
  chunkBytes: 16_384,
  pauseMs: () => 5,
});

beforeEach(async () => {
  server = await startFaultyServer();
  await server.open("take");
});

afterEach(() => server.close());

it("sends a recording in chunks of the size it is given", async () => {
  await uploadBytes(target(), bytes);
  expect(Buffer.compare(await server.stored("take"), bytes)).toBe(0);
  expect(server.patches).toEqual([16_384, 16_384, 16_384, 16_384, 16_384, 16_384, 1696]);
});

it.each(["drop", "lose_answer", "truncate", "unavailable", "busy", "repeat"] as const)(
  "recovers when requests meet: %s",
  async (fault) => {
    server.schedule(["pass", fault, "pass", fault, fault]);
    await uploadBytes(target(), bytes);
    expect(Buffer.compare(await server.stored("take"), bytes)).toBe(0);
  },
);

it("stops at once when the server refuses", async () => {
  server.fence();
  await expect(uploadBytes(target(), bytes)).rejects.toThrow("refused a part of the recording with status 403");
});

it("gives up on a server that stays away", async () => {
  server.schedule(Array.from({ length: 50 }, () => "unavailable" as const));
  await expect(uploadBytes(target(), bytes)).rejects.toThrow("failed too often");
});
