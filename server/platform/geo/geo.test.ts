/** Addresses and places, by a database file of the real format. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeMmdb } from "../../../test/mmdb.ts";
import { SetupError } from "../setup-error.ts";
import { openGeo } from "./geo.ts";

const folder = mkdtempSync(join(tmpdir(), "greenroom-geo-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("an address that the file knows has a place, any other has none", async () => {
  const path = join(folder, "city.mmdb");
  writeMmdb(path, "81.2.69.2");
  const geo = await openGeo(path);
  expect(geo.locate("81.2.69.2")).toEqual({
    country: "United Kingdom",
    region: "England",
    city: "London",
    latitude: 51.5,
    longitude: -0.1,
  });
  expect(["81.2.69.3", "::1", "", "nowhere"].map((ip) => geo.locate(ip))).toEqual([null, null, null, null]);
});

test("without a file nobody is anywhere", async () => {
  expect((await openGeo(null)).locate("81.2.69.2")).toBeNull();
});

test("a file of another format, and none, are named to the operator", async () => {
  const path = join(folder, "text.mmdb");
  writeFileSync(path, "no database");
  await expect(openGeo(path)).rejects.toThrow(SetupError);
  await expect(openGeo(join(folder, "missing.mmdb"))).rejects.toThrow(/GEO_DATABASE/);
});
