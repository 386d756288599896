/** The robot's client of the room's API (shared/room.ts): patient with the network, strict about answers. */
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type {
  FinishSegmentRequest,
  FormRequest,
  HoldRequest,
  OpenPositionRequest,
  Room,
  ScreeningAnswer,
  StartTakeRequest,
} from "../../shared/room.ts";

const TIMEOUT_MS = 60_000;
const TRIES = 6;

const problemSchema = z.object({
  code: z.string().optional(),
  detail: z.string().optional(),
  bytes: z.number().optional(),
  sha256: z.string().optional(),
});

/** The server said no; code and detail are those of its problem. */
export class RobotRefusal extends Error {
  override name = "RobotRefusal";
  readonly status: number;
  readonly code: string;
  /** With "mismatch": what the server holds of the segment. */
  readonly held: { bytes: number; sha256: string } | null;
  constructor(status: number, { code = "unclear", detail, bytes, sha256 }: z.infer<typeof problemSchema>) {
    super(detail || `The server refused with status ${status}.`);
    this.status = status;
    this.code = code;
    this.held = bytes !== undefined && sha256 !== undefined ? { bytes, sha256 } : null;
  }
}

const stages = [
  ...["form", "waiting", "refused", "consent", "lobby", "answering"],
  ...["post_screening", "completed", "expired", "withdrawn", "unavailable"],
] as Room["stage"][];

const screeningQuestion = z.object({
  id: z.string(),
  text: z.string(),
  kind: z.enum(["yes_no", "text", "number", "choice"]),
  options: z.array(z.string()),
});
export type RobotScreeningQuestion = z.infer<typeof screeningQuestion>;

/** What the robot reads of a room. */
const roomSchema = z.object({
  interviewId: z.string(),
  stage: z.enum(stages),
  candidate: z.object({ name: z.string(), email: z.string() }),
  position: z.object({ resumeRequired: z.boolean(), portfolioRequired: z.boolean() }),
  form: z.object({ resume: z.unknown() }),
  questionsReady: z.boolean(),
  questions: z.array(
    z.object({
      id: z.string(),
      answerKind: z.enum(["video", "audio", "text"]),
      state: z.enum(["locked", "open", "recorded", "answered"]),
      takes: z.array(
        z.object({
          id: z.string(),
          state: z.string(),
          kept: z.boolean(),
          segments: z.array(z.object({ id: z.string(), state: z.string() })),
        }),
      ),
    }),
  ),
  preScreening: z.array(screeningQuestion),
  postScreening: z.array(screeningQuestion),
  receipt: z
    .object({ answers: z.array(z.object({ questionId: z.string(), bytes: z.number(), sha256: z.string() })) })
    .nullable(),
});
export type RobotRoom = z.infer<typeof roomSchema>;

const holdSchema = z.union([
  z.object({ held: z.literal(true), fence: z.number() }),
  z.object({ held: z.literal(false), seenSecondsAgo: z.number() }),
]);
const startedSchema = z.object({ takeId: z.string(), segmentId: z.string() });
const receiptSchema = z.object({ bytes: z.number(), sha256: z.string() });
const openedSchema = z.union([
  z.object({ outcome: z.literal("entered"), code: z.string() }),
  z.object({ outcome: z.literal("mailed") }),
]);

export interface CallOptions {
  method: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
}

/** Waits before another try: what the server asks for, else a doubling half second. */
function delayMs(response: Response | null, failures: number): number {
  const seconds = Number(response?.headers.get("retry-after") ?? Number.NaN);
  if (Number.isFinite(seconds) && seconds >= 0) return Math.min(seconds, 90) * 1000;
  return Math.min(8000, 250 * 2 ** failures);
}

/**
 * One call, repeated when the connection breaks, the server is away (502 to 504) or asks for patience (429). Every call of
 * the room is idempotent, so a repeated one is safe.
 * @throws RobotRefusal when the server says no, Error when it can not be reached.
 */
async function call(url: string, { method, headers = {}, body }: CallOptions): Promise<Response> {
  for (let failures = 1; ; failures += 1) {
    let response: Response | null = null;
    try {
      response = await fetch(url, {
        method,
        headers: { accept: "application/json", ...headers },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { body }),
      });
    } catch (error) {
      if (failures >= TRIES) throw new Error(`${new URL(url).origin} can not be reached.`, { cause: error });
    }
    if (response?.ok) return response;
    if (response && (![429, 502, 503, 504].includes(response.status) || failures >= TRIES)) {
      const problem = problemSchema.safeParse(await response.json().catch(() => ({})));
      throw new RobotRefusal(response.status, problem.success ? problem.data : {});
    }
    await response?.body?.cancel();
    await sleep(delayMs(response, failures));
  }
}

const jsonBody = (body: unknown) => ({ headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

/** Applies to a public position. The code is null when the link was mailed, because the address has an interview there. */
export async function applyToPosition(
  origin: string,
  positionId: string,
  body: OpenPositionRequest,
): Promise<string | null> {
  const response = await call(`${origin}/api/room/open/${positionId}`, { method: "POST", ...jsonBody(body) });
  const opened = openedSchema.parse(await response.json());
  return opened.outcome === "entered" ? opened.code : null;
}

export type RoomClient = ReturnType<typeof createRoomClient>;

/** The calls of one room. */
export function createRoomClient(origin: string, code: string) {
  const send = (path: string, options: CallOptions) =>
    call(`${origin}/api/room${path}`, { ...options, headers: { ...options.headers, "x-room-code": code } });
  const post = async (path: string, body: unknown = {}): Promise<unknown> =>
    (await send(path, { method: "POST", ...jsonBody(body) })).json();
  const step = async (path: string, body?: unknown): Promise<RobotRoom> => roomSchema.parse(await post(path, body));
  return {
    origin,
    code,
    read: async () => roomSchema.parse(await (await send("", { method: "GET" })).json()),
    form: (body: FormRequest) => step("/form", body),
    async resume(pdf: Uint8Array<ArrayBuffer>) {
      const response = await send("/resume", {
        method: "PUT",
        headers: { "content-type": "application/pdf" },
        body: pdf,
      });
      await response.body?.cancel();
    },
    consent: () => step("/consent"),
    enter: () => step("/enter"),
    hold: async (body: HoldRequest) => holdSchema.parse(await post("/hold", body)),
    show: (questionId: string) => step(`/questions/${questionId}/show`),
    startTake: async (questionId: string, body: StartTakeRequest) =>
      startedSchema.parse(await post(`/questions/${questionId}/takes`, body)),
    finishSegment: async (segmentId: string, body: FinishSegmentRequest) =>
      receiptSchema.parse(await post(`/segments/${segmentId}/finish`, body)),
    finishTake: (takeId: string, fence: number) => step(`/takes/${takeId}/finish`, { fence }),
    keepTake: (takeId: string, fence: number) => step(`/takes/${takeId}/keep`, { fence }),
    discardTake: (takeId: string, fence: number) => step(`/takes/${takeId}/discard`, { fence }),
    textAnswer: (questionId: string, body: { fence: number; text: string }) =>
      step(`/questions/${questionId}/text`, body),
    finish: () => step("/finish"),
    postScreening: (answers: ScreeningAnswer[]) => step("/post-screening", { answers }),
  };
}
