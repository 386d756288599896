/** /files: logos and intro videos; the body is the file itself, streamed to the store. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { storedFileSchema } from "../../../shared/native.ts";
import { dropBytes, putFile, recordFile } from "../../core/files/index.ts";
import { prepareClipJob } from "../../core/recordings/index.ts";
import { refuse, unwrap } from "../../core/refusal.ts";
import { requireSandboxRoom } from "../../core/sandbox-bounds.ts";
import type { NativeContext } from "./context.ts";
import { receive } from "./operation.ts";
import { mediaUrl } from "./present.ts";

const MEBIBYTE = 1024 * 1024;

/** What each purpose takes. An image type that can carry scripts (SVG) is not among them. */
const PURPOSES = {
  logo: { types: { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" }, maximumBytes: 2 * MEBIBYTE },
  intro_video: {
    types: { "video/mp4": "mp4", "video/webm": "webm", "video/quicktime": "mov" },
    maximumBytes: 50 * MEBIBYTE,
  },
  question_video: {
    types: { "video/mp4": "mp4", "video/webm": "webm", "video/quicktime": "mov" },
    maximumBytes: 200 * MEBIBYTE,
  },
} as const;

const query = z.object({
  purpose: z.enum(["logo", "intro_video", "question_video"]),
  name: z.string().trim().min(1).max(200).default("file"),
});

export function fileRoutes(app: FastifyInstance, deps: NativeContext): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  receive(
    app,
    deps,
    {
      id: "storeFile",
      method: "POST",
      path: "/files",
      tag: "Files",
      summary: "Store a logo, an intro video or the video of a question",
      description: "The body is the file itself. Its id then goes into the settings of a position or of the workspace.",
      scope: "positions:write",
      query,
      answer: storedFileSchema,
      status: 201,
      fileTypes: [...new Set(Object.values(PURPOSES).flatMap(({ types }) => Object.keys(types)))],
      bodyLimitBytes: PURPOSES.question_video.maximumBytes + 1,
    },
    {
      async take({ caller, query: { purpose, name }, request }) {
        const { types, maximumBytes } = PURPOSES[purpose];
        const contentType = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
        const extension = new Map<string, string>(Object.entries(types)).get(contentType);
        if (!extension) {
          refuse(
            "invalid",
            `This file can be ${Object.keys(types).join(", ")}; it came as ${contentType || "nothing"}.`,
          );
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
        return { workspaceId: caller.workspaceId, stored, extension, fingerprint: [contentType, stored.sha256] };
      },
      async keep({ step, query: { purpose, name }, body: { stored, extension } }) {
        await requireSandboxRoom(step);
        await recordFile(step, stored);
        if (purpose !== "logo") step.enqueue(prepareClipJob, { workspaceId: step.workspaceId, fileId: stored.id });
        step.audit({ action: "file.stored", subjectType: "file", subjectId: stored.id, data: { purpose } });
        return {
          id: stored.id,
          name,
          contentType: stored.contentType,
          bytes: stored.bytes,
          sha256: stored.sha256,
          url: mediaUrl(deps, { id: stored.id, name: `${purpose}.${extension}` }) ?? "",
        };
      },
      discard: ({ stored, workspaceId }) => dropBytes(deps, workspaceId, stored.key),
    },
  );
}
