/** What uploads are measured against: @tus/server with its file store, which is given the same flush before each acknowledgement. */
import { open } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";

const [directory = ""] = process.argv.slice(2);

class FlushingFileStore extends FileStore {
  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const end = await super.write(stream, id, offset);
    const file = await open(join(directory, id), "r+");
    try {
      await file.datasync();
    } finally {
      await file.close();
    }
    return end;
  }
}

const tus = new Server({ path: "/files", datastore: new FlushingFileStore({ directory }) });
const server = createServer((request, response) => void tus.handle(request, response));
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`);
});
