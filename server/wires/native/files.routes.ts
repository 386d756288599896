/** /files: logos and intro videos; the body is the file itself, streamed to the store. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { StoredFile } from "../../../shared/native.ts";
import { putFile, recordFile } from "../../core/files/index.ts";
import { refuse, unwrap } from "../../core/refusal.ts";
import type { NativeContext } from "./context.ts";
import { mediaUrl } from "./present.ts";
import { change, enter, typed } from "./route.ts";

const MEBIBYTE = 1024 * 1024;

/** What each purpose takes. An image type that can carry scripts (SVG) is not among them. */
const PURPOSES = {
  logo: { types: { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" }, maximumBytes: 2 * MEBIBYTE },
  intro_video: {
    types: { "video/mp4": "mp4", "video/webm": "webm", "video/quicktime": "mov" },
    maximumBytes: 50 * MEBIBYTE,
  },
} as const;

const query = z.object({
  purpose: z.enum(["logo", "intro_video"]),
  name: z.string().trim().min(1).max(200).default("file"),
});

export function fileRoutes(app: FastifyInstance, deps: NativeContext): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  typed(app).post(
    "/files",
    { schema: { querystring: query }, bodyLimit: PURPOSES.intro_video.maximumBytes + 1 },
    async (request, reply) => {
      const caller = await enter(deps, request, reply, "positions:write");
      const { purpose, name } = request.query;
      const { types, maximumBytes } = PURPOSES[purpose];
      const contentType = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
      const extension = new Map<string, string>(Object.entries(types)).get(contentType);
      if (!extension) {
        refuse("invalid", `This file can be ${Object.keys(types).join(", ")}; it came as ${contentType || "nothing"}.`);
      }
      const tooLarge = `This file can have at most ${maximumBytes / MEBIBYTE} MiB.`;
      if (Number(request.headers["content-length"] ?? 0) > maximumBytes) refuse("too_large", tooLarge);
      const stored = unwrap(
        await putFile(deps.files, caller.workspaceId, request.raw, {
          folder: "brand",
          extension,
          contentType,
          name,
          maximumBytes,
          now: deps.clock(),
        }),
      );
      await change(deps, caller, async (step) => {
        await recordFile(step, stored);
        step.audit({ action: "file.stored", subjectType: "file", subjectId: stored.id, data: { purpose } });
      });
      const file: StoredFile = {
        id: stored.id,
        name,
        contentType,
        bytes: stored.bytes,
        sha256: stored.sha256,
        url: mediaUrl(deps, { id: stored.id, name: `${purpose}.${extension}` }) ?? "",
      };
      return reply.code(201).send(file);
    },
  );
}
