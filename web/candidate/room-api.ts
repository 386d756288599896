/** The page's calls to the server: one function per call of shared/room.ts. */
import type {
  FactRequest,
  FormRequest,
  HoldAnswer,
  HoldRequest,
  OpenPosition,
  OpenPositionAnswer,
  OpenPositionRequest,
  Room,
  RoomProblemCode,
  ScreeningAnswer,
  StartTakeAnswer,
  StartTakeRequest,
  TextAnswerRequest,
} from "../../shared/room.ts";

const TIMEOUT_MS = 30_000;

/** The server said no, and why. */
export class RoomRefusal extends Error {
  override name = "RoomRefusal";
  readonly code: RoomProblemCode | "unclear";
  readonly status: number;
  constructor(status: number, code: RoomProblemCode | "unclear", detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

/** No clear answer came: the network is away, or something between failed. Worth another try. */
export class RoomUnreachable extends Error {
  override name = "RoomUnreachable";
}

interface CallOptions {
  code?: string;
  body?: unknown;
  /** Sent as it is, instead of JSON. */
  blob?: Blob;
  timeoutMs?: number;
}

async function request(method: string, path: string, options: CallOptions): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), options.timeoutMs ?? TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(`/api/room${path}`, {
      method,
      signal: late.signal,
      credentials: "omit",
      cache: "no-store",
      headers: {
        Accept: "application/json",
        ...(options.code === undefined ? {} : { "X-Room-Code": options.code }),
        ...(options.body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(options.blob ? { "Content-Type": options.blob.type } : {}),
      },
      ...(options.blob ? { body: options.blob } : {}),
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
  } catch {
    throw new RoomUnreachable("The server could not be reached.");
  } finally {
    clearTimeout(timer);
  }
  if (response.ok) return response;
  const problem: { code?: RoomProblemCode; detail?: string } = await response.json().catch(() => ({}));
  if (response.status >= 500 || response.status === 408 || response.status === 423 || response.status === 429) {
    throw new RoomUnreachable("The server did not answer.");
  }
  throw new RoomRefusal(response.status, problem.code ?? "unclear", problem.detail ?? "");
}

export type RoomApi = ReturnType<typeof createRoomApi>;

/** The calls of one room. Each rejects with RoomRefusal or RoomUnreachable. */
export function createRoomApi(code: string) {
  const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await request(method, path, { code, ...(body === undefined ? {} : { body }) });
    return response.json();
  };
  const post = (path: string, body: unknown = {}) => call<Room>("POST", path, body);
  const put = async (path: string, blob: Blob) => {
    await request("PUT", path, { code, blob, timeoutMs: 120_000 });
  };
  return {
    code,
    room: () => call<Room>("GET", ""),
    form: (body: FormRequest) => post("/form", body),
    resume: (file: Blob) => put("/resume", file.slice(0, file.size, "application/pdf")),
    consent: () => post("/consent"),
    enter: () => post("/enter"),
    hold: (body: HoldRequest) => call<HoldAnswer>("POST", "/hold", body),
    show: (questionId: string) => post(`/questions/${questionId}/show`),
    startTake: (questionId: string, body: StartTakeRequest) =>
      call<StartTakeAnswer>("POST", `/questions/${questionId}/takes`, body),
    continueTake: (takeId: string, body: StartTakeRequest) =>
      call<StartTakeAnswer>("POST", `/takes/${takeId}/segments`, body),
    finishTake: (takeId: string, fence: number) => post(`/takes/${takeId}/finish`, { fence }),
    keepTake: (takeId: string, fence: number) => post(`/takes/${takeId}/keep`, { fence }),
    discardTake: (takeId: string, fence: number) => post(`/takes/${takeId}/discard`, { fence }),
    thumbnail: (takeId: string, picture: Blob) => put(`/takes/${takeId}/thumbnail`, picture),
    textAnswer: (questionId: string, body: TextAnswerRequest) => post(`/questions/${questionId}/text`, body),
    finish: () => post("/finish"),
    postScreening: (answers: ScreeningAnswer[]) => post("/post-screening", { answers }),
    retake: () => post("/retake"),
    withdraw: () => post("/withdraw"),
    moreTime: (message: string) => post("/more-time", { message }),
    reminders: (stopped: boolean) => post("/reminders", { stopped }),
    fact: async (body: FactRequest) => {
      await request("POST", "/facts", { code, body });
    },
  };
}

/** What a public position says of itself. */
export async function readOpenPosition(positionId: string): Promise<OpenPosition> {
  return (await request("GET", `/open/${positionId}`, {})).json();
}

/** Applies to a public position. */
export async function enterOpenPosition(positionId: string, body: OpenPositionRequest): Promise<OpenPositionAnswer> {
  return (await request("POST", `/open/${positionId}`, { body })).json();
}

/** Has the link of an interview mailed to the address on record, in the language of the page. */
export async function mailLink(interviewId: string, language: string): Promise<void> {
  await request("POST", "/link", { body: { interviewId, language } });
}

/** Repeats an idempotent call until the server gives a clear answer. */
export async function untilReached<Answer>(work: () => Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RoomUnreachable) || signal?.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.min(8000, 500 * 2 ** failures)));
    }
  }
}
