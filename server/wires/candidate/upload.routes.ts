/**
 * The bytes of a segment: tus 1.0 for one upload that exists already, HEAD and PATCH, each guarded by code, fence and the segment's
 * state. Our own few lines and not @tus/server's, whose way through web streams costs as much as everything else here together.
 */
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import type { DataStore, Locker } from "@tus/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import { readId } from "../../../shared/ids.ts";
import { refuse } from "../../core/refusal.ts";
import { createSightings, findUpload, grantUpload, type RoomDeps, type SegmentUpload } from "../../core/rooms/index.ts";
import { codeIn, type Door } from "../room-door.ts";
import type { RoomApp } from "./room-app.ts";

export interface UploadWireDeps extends RoomDeps {
  /** Where uploads grow and who may write them; an upload's id there is its file key. */
  tus: { datastore: Pick<DataStore, "getUpload" | "write">; locker: Locker };
}

const TUS_VERSION = "1.0.0";
/** No bound of one request: a segment's own bound is the one that counts. */
const BODY_LIMIT = Number.MAX_SAFE_INTEGER;
/** How long a request that another one waits for may still take to end by itself. */
const LET_GO_MS = 1000;
const MAXIMUM_KNOWN = 5000;

/** An answer of the tus protocol that has a status of its own. */
const answerWith = (statusCode: number, words: string) => Object.assign(new Error(words), { statusCode });

export function uploadRoutes(app: RoomApp, deps: UploadWireDeps, door: Door): void {
  const sighted = createSightings(deps);

  /** Uploads that flowed lately: what never changes about them is looked up once. */
  const known = new Map<string, SegmentUpload>();

  async function uploadOf(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ upload: SegmentUpload; fence: number }> {
    void reply.header("tus-resumable", TUS_VERSION);
    if (request.headers["tus-resumable"] !== TUS_VERSION) throw answerWith(412, "This server speaks tus 1.0.0.");
    const { segmentId } = Object(request.params) as { segmentId?: string };
    const id = readId(segmentId ?? "");
    const fence = wholeNumber(request.headers["x-room-fence"]);
    if (fence === null) throw answerWith(400, "The header X-Room-Fence is missing.");
    const code = codeIn(request);
    const key = `${code} ${id}`;
    const upload = known.get(key) ?? (id ? await findUpload(deps.database, { code, segmentId: id }) : null);
    if (!upload) {
      await door.enter(request);
      return refuse("not_found", "There is no such upload.", { facts: { room: "not_allowed" } });
    }
    if (known.size >= MAXIMUM_KNOWN) known.clear();
    known.set(key, upload);
    await Promise.all([door.visited(request, upload), sighted(upload, fence)]);
    return { upload, fence };
  }

  /** Runs while no other request writes the upload; one that waits has the body of this one cut short. */
  async function locked<Value>(key: string, request: FastifyRequest, reply: FastifyReply, run: () => Promise<Value>) {
    const gone = new AbortController();
    reply.raw.once("close", () => gone.abort());
    const lock = deps.tus.locker.newLock(key);
    try {
      await lock.lock(gone.signal, () => letGo(request.raw));
    } catch (error) {
      if (isLockTimeout(error)) throw answerWith(423, "Another request is writing this upload.");
      throw error;
    }
    try {
      return await run();
    } finally {
      await lock.unlock();
    }
  }

  app.head("/uploads/:segmentId", async (request, reply) => {
    const { upload, fence } = await uploadOf(request, reply);
    const { closedBytes } = await grantUpload(deps, upload, { code: codeIn(request), fence, append: false });
    if (closedBytes !== null) {
      void reply.header("upload-length", String(closedBytes));
      return reply.header("upload-offset", String(closedBytes)).send();
    }
    const { offset } = await locked(upload.fileKey, request, reply, () => deps.tus.datastore.getUpload(upload.fileKey));
    return reply.header("upload-defer-length", "1").header("upload-offset", String(offset)).send();
  });

  app.patch("/uploads/:segmentId", { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const { upload, fence } = await uploadOf(request, reply);
    const stated = wholeNumber(request.headers["upload-offset"]);
    if (stated === null) throw answerWith(400, "The header Upload-Offset is missing.");
    try {
      const reached = await locked(upload.fileKey, request, reply, async () => {
        // Under the lock, so that a segment that another process has closed in the meantime takes no byte.
        await grantUpload(deps, upload, { code: codeIn(request), fence, append: true });
        const { offset } = await deps.tus.datastore.getUpload(upload.fileKey);
        if (offset !== stated) throw answerWith(409, `The upload stands at ${offset}.`);
        return deps.tus.datastore.write(within(request.raw, upload.maximumBytes - offset), upload.fileKey, offset);
      });
      return reply.code(204).header("upload-offset", String(reached)).send();
    } catch (error) {
      // Nobody is there any more to be told; what arrived is kept.
      if (request.raw.destroyed && !request.raw.complete) return reply.hijack();
      throw error;
    }
  });
}

const wholeNumber = (header: string | string[] | undefined): number | null =>
  typeof header === "string" && /^\d{1,15}$/.test(header) ? Number(header) : null;

const isLockTimeout = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "body" in error && String(error.body).includes("acquire lock");

function letGo(request: IncomingMessage): void {
  setTimeout(() => {
    if (!request.complete) request.destroy();
  }, LET_GO_MS).unref();
}

/** The body, as long as it is within its bound. @throws RefusedError "too_large", at once where the length is stated. */
function within(request: IncomingMessage, maximumBytes: number): Readable {
  const length = wholeNumber(request.headers["content-length"]);
  const tooLarge = () => refuse("too_large", "This recording is larger than its answer time allows.");
  if (length !== null) return length > maximumBytes ? tooLarge() : request;
  return Readable.from(
    (async function* () {
      let total = 0;
      for await (const chunk of request) {
        total += chunk.length;
        if (total > maximumBytes) tooLarge();
        yield chunk;
      }
    })(),
  );
}
