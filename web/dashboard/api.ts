/**
 * Calls of the native API with the session's cookie, typed by the API's own document: api.GET("/interviews/{id}", { params: … })
 * answers what the operation answers. Every refusal becomes an ApiProblem.
 */
import createClient, { type FetchOptions } from "openapi-fetch";
import { z } from "zod/mini";
import type { StoredFile } from "../../shared/native.ts";
import { ApiProblem } from "./api-problem.ts";
import type { paths } from "./client/native.generated.ts";

export { ApiProblem };

const problemSchema = z.object({
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  errors: z.optional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
});

const unreachable = () =>
  new ApiProblem({
    title: "The server can not be reached",
    status: 0,
    code: "unreachable",
    detail: "Look at your connection, or whether the server runs.",
  });

const WORKSPACE_KEY = "greenroom.workspace";
let workspaceId: string | null = localStorage.getItem(WORKSPACE_KEY);

/** The workspace that calls speak of; null leaves the choice to the server. */
export const chosenWorkspace = (): string | null => workspaceId;

/** Remembers a workspace for this browser. */
export function chooseWorkspace(id: string | null): void {
  workspaceId = id;
  if (id) localStorage.setItem(WORKSPACE_KEY, id);
  else localStorage.removeItem(WORKSPACE_KEY);
}

const client = createClient<paths>({ baseUrl: "/api/v1", credentials: "same-origin" });

client.use({
  onRequest({ request }) {
    if (!request.headers.has("accept")) request.headers.set("accept", "application/json");
    if (request.method !== "GET") request.headers.set("x-greenroom", "dashboard");
    if (workspaceId) request.headers.set("x-workspace", workspaceId);
  },
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response);
  },
  onError: ({ error }) => (isAbort(error) ? undefined : unreachable()),
});

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";

type Method = "get" | "post" | "put" | "patch" | "delete";
type PathsWith<Name extends Method> = {
  [Path in keyof paths]: paths[Path] extends Record<Name, unknown> ? Path : never;
}[keyof paths];
type OperationAt<Item, Name extends Method> = Item extends Record<Name, infer Operation> ? Operation : never;
type InitOf<Operation> =
  Record<never, never> extends FetchOptions<Operation>
    ? [init?: FetchOptions<Operation>]
    : [init: FetchOptions<Operation>];
type Content<Response> = Response extends { content: infer Media extends object } ? Media[keyof Media] : never;
type Success<Operation> = Operation extends { responses: infer Responses }
  ? Content<Responses[keyof Responses & (200 | 201 | 202)]>
  : never;
/** What an operation answers; null when it answers nothing. */
type AnswerOf<Operation> = [Success<Operation>] extends [never] ? null : Success<Operation>;

/** The one place where the untyped answer meets the types that the document states for it. */
const ask = client.request as (method: Method, path: string, init?: object) => Promise<{ data?: unknown }>;

/** A method whose promise is the answer itself: what was refused has been thrown by then. */
const answering =
  <Name extends Method>(method: Name) =>
  async <Path extends PathsWith<Name>>(
    path: Path,
    ...[init]: InitOf<OperationAt<paths[Path], Name>>
  ): Promise<AnswerOf<OperationAt<paths[Path], Name>>> => {
    const { data } = await ask(method, path, init);
    return (data ?? null) as AnswerOf<OperationAt<paths[Path], Name>>;
  };

/**
 * The native API. An answer is our own server's, made from the same schemas, so it is not checked again here; one without
 * a body is null.
 * @throws ApiProblem for whatever the server refused.
 */
export const api = {
  GET: answering("get"),
  POST: answering("post"),
  PUT: answering("put"),
  PATCH: answering("patch"),
  DELETE: answering("delete"),
};

/** Header for a change that was made on this version: 412 when it is no longer the present one. */
export const ifVersion = (version: number | undefined): { "If-Match"?: string } =>
  version === undefined ? {} : { "If-Match": `"${version}"` };

/** Header that makes a repeat of the same call answer what the first one did, and change nothing again. */
export const onceAs = (key: string | null | undefined): { "Idempotency-Key"?: string } =>
  key ? { "Idempotency-Key": key } : {};

async function problemOf(answer: Response): Promise<ApiProblem> {
  const body: unknown = await answer.json().catch(() => null);
  const stated = z.safeParse(problemSchema, body);
  return stated.success
    ? new ApiProblem(stated.data)
    : new ApiProblem({
        title: "The server gave an answer that this page does not know",
        status: answer.status,
        code: "unclear",
        detail: `The answer has the status ${answer.status}.`,
      });
}

/** Stores a file; the body is the file itself. */
export const storeFile = (purpose: "logo" | "intro_video" | "question_video", file: File): Promise<StoredFile> =>
  api.POST("/files", {
    params: { query: { purpose, name: file.name.slice(0, 200) || "file" } },
    body: file,
    bodySerializer: () => file,
    headers: { "content-type": file.type || "application/octet-stream" },
  });

/** What a query finds, as a CSV file; the query holds filters and order as the list takes them. */
export async function readCsv(path: PathsWith<"get"> & `${string}/export`, query: URLSearchParams): Promise<Blob> {
  const { data } = await ask("get", path, {
    querySerializer: () => query.toString(),
    parseAs: "blob",
    headers: { accept: "text/csv" },
  });
  if (!(data instanceof Blob)) throw unreachable();
  return data;
}
