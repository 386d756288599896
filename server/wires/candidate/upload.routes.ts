/** The bytes of a segment: tus 1.0, HEAD and PATCH, each guarded by code, fence and the segment's state. */
import { type DataStore, type Locker, Server } from "@tus/server";
import { readId } from "../../../shared/ids.ts";
import { refuse } from "../../core/refusal.ts";
import {
  createSightings,
  openUpload,
  type RoomDeps,
  requireStillOpen,
  type UploadGrant,
} from "../../core/rooms/index.ts";
import { codeIn, type Door } from "./door.ts";
import { problemOf } from "./problems.ts";
import type { RoomApp } from "./room-app.ts";

export interface UploadWireDeps extends RoomDeps {
  /** The stores of uploads as the tus server reads them; an upload's id there is its file key. */
  tus: { datastore: DataStore; locker: Locker };
}

/** What the tus server hands on: a web request that knows the Node request behind it. */
interface TusRequest {
  runtime?: { node?: { req: object } | undefined } | undefined;
}

interface Admitted {
  grant: UploadGrant;
  append: boolean;
}

/** Above what one request may carry; a segment's own bound is the one that counts. */
const BODY_LIMIT = 4 * 1024 ** 3;

export function uploadRoutes(app: RoomApp, deps: UploadWireDeps, door: Door): void {
  const admitted = new WeakMap<object, Admitted>();
  const sighted = createSightings(deps);
  const admittedOf = (request: TusRequest): Admitted => {
    const raw = request.runtime?.node?.req;
    const found = raw && admitted.get(raw);
    if (!found) return refuse("unavailable", "An upload came in by another way.");
    return found;
  };
  const server = new Server({
    path: "/api/room/uploads",
    datastore: deps.tus.datastore,
    getFileIdFromRequest: (request) => admittedOf(request).grant.fileKey,
    maxSize: (request) => admittedOf(request).grant.maximumBytes,
    locker: (request) => guarded(deps.tus.locker, () => admittedOf(request)),
    onResponseError(_request, error) {
      const problem = problemOf(isLockTimeout(error) ? { statusCode: 423 } : error);
      if (problem.status >= 500) deps.log.error({ err: error }, "upload failed");
      return { status_code: problem.status, body: JSON.stringify(problem) };
    },
  });

  /** The lock of the upload, and under it one more look at the segment: a closed one takes no byte. */
  function guarded(locker: Locker, admittedNow: () => Admitted): Locker {
    return {
      newLock(id) {
        const lock = locker.newLock(id);
        return {
          async lock(signal, release) {
            const { grant, append } = admittedNow();
            await lock.lock(signal, release);
            if (!append) return;
            try {
              await requireStillOpen(deps.database, grant);
            } catch (error) {
              await lock.unlock();
              throw error;
            }
          },
          unlock: () => lock.unlock(),
        };
      },
    };
  }

  app.route({
    method: ["HEAD", "PATCH"],
    url: "/uploads/:segmentId",
    bodyLimit: BODY_LIMIT,
    async handler(request, reply) {
      door.guard(request);
      const { segmentId } = Object(request.params) as { segmentId?: string };
      const id = readId(segmentId ?? "");
      const fence = Number(request.headers["x-room-fence"] ?? Number.NaN);
      if (!Number.isInteger(fence)) refuse("invalid", "The header X-Room-Fence is missing.");
      const append = request.method === "PATCH";
      const grant = id && (await openUpload(deps, { code: codeIn(request), segmentId: id, fence, append }));
      if (!grant) {
        await door.enter(request);
        return refuse("not_found", "There is no such upload.", { facts: { room: "not_allowed" } });
      }
      await door.visited(request, grant);
      await sighted(grant, fence);
      if (grant.closedBytes !== null) {
        void reply.header("tus-resumable", "1.0.0");
        void reply.header("upload-offset", String(grant.closedBytes));
        void reply.header("upload-length", String(grant.closedBytes));
        return reply.code(200).send();
      }
      admitted.set(request.raw, { grant, append });
      reply.hijack();
      await server.handle(request.raw, reply.raw);
    },
  });
}

const isLockTimeout = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "body" in error && String(error.body).includes("acquire lock");
