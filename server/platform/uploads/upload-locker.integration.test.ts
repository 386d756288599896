import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createUploadLocker, type UploadLocker } from "./upload-locker.ts";

let test: TestDatabase;
const open: UploadLocker[] = [];
const clients: pg.Client[] = [];

const newProcess = (): UploadLocker => {
  const locker = createUploadLocker(async () => {
    const client = new pg.Client({ connectionString: test.connection.url });
    client.on("error", () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  });
  open.push(locker);
  return locker;
};

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  for (const locker of open) await locker.close().catch(() => undefined);
  await test.drop();
});

describe("the lock of an upload", () => {
  it("lets one in at a time, over requests and processes", async () => {
    const processes = [newProcess(), newProcess(), newProcess()];
    let inside = 0;
    let most = 0;
    let runs = 0;
    await Promise.all(
      Array.from({ length: 24 }, (_none, index) =>
        processes[index % 3]?.exclusively("one.webm", async () => {
          inside += 1;
          most = Math.max(most, inside);
          await new Promise((resolve) => setTimeout(resolve, 2));
          runs += 1;
          inside -= 1;
        }),
      ),
    );
    expect({ most, runs }).toEqual({ most: 1, runs: 24 });
  });

  it("does not hold back another upload", async () => {
    const locker = newProcess();
    await locker.exclusively("left.webm", async () => {
      expect(await locker.exclusively("right.webm", async () => "free")).toBe("free");
    });
  });

  it("asks the holder of the same process to let go", async () => {
    const locker = newProcess();
    const held = locker.newLock("asked.webm");
    let asked = false;
    await held.lock(new AbortController().signal, async () => {
      asked = true;
      await held.unlock();
    });
    expect(await locker.exclusively("asked.webm", async () => "in")).toBe("in");
    expect(asked).toBe(true);
  });

  it("goes with the connection of a process that died", async () => {
    const dying = newProcess();
    await dying.newLock("orphan.webm").lock(new AbortController().signal, () => undefined);
    const client = clients.at(-1);
    await client?.end();
    expect(await newProcess().exclusively("orphan.webm", async () => "in")).toBe("in");
  });
});
