import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createRates } from "./rates.ts";

let test: TestDatabase;
let now = new Date("2026-07-01T10:00:10Z");
const clock = () => now;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const takeMany = async (rates: ReturnType<typeof createRates>, subject: string, times: number) => {
  let allowed = 0;
  for (let index = 0; index < times; index++) if ((await rates.take(subject)).allowed) allowed += 1;
  return allowed;
};

describe("rates", () => {
  it("allow the limit and no more, and again in the next minute", async () => {
    const rates = createRates(test.database, 40, clock);
    expect(await takeMany(rates, "one", 60)).toBe(40);
    expect((await rates.take("one")).resetSeconds).toBe(50);
    now = new Date("2026-07-01T10:01:00Z");
    expect(await takeMany(rates, "one", 5)).toBe(5);
  });

  it("count over processes, each with shares of its own", async () => {
    const processes = Array.from({ length: 3 }, () => createRates(test.database, 100, clock));
    const allowed = await Promise.all(processes.map((rates) => takeMany(rates, "many", 90)));
    const total = allowed.reduce((sum, count) => sum + count, 0);
    expect(total).toBeLessThanOrEqual(100);
    expect(total).toBeGreaterThan(80);
  });

  it("allow requests that come at once what they allow one after the other", async () => {
    const rates = createRates(test.database, 600, clock);
    const answers = await Promise.all(Array.from({ length: 60 }, () => rates.take("at once")));
    expect(answers.filter((answer) => answer.allowed)).toHaveLength(60);
    expect(await takeMany(rates, "at once", 600)).toBe(540);
  });

  it("keep callers apart, and set no limit when it is 0", async () => {
    const rates = createRates(test.database, 20, clock);
    expect(await takeMany(rates, "left", 30)).toBe(20);
    expect(await takeMany(rates, "right", 10)).toBe(10);
    expect(await takeMany(createRates(test.database, 0, clock), "left", 30)).toBe(30);
  });
});
