/** The page's calls to the server: one function per call of shared/share.ts. */
import type {
  GuestAnswer,
  GuestCommentRequest,
  GuestReviewRequest,
  SharedInterview,
  SharePasswordAnswer,
  ShareProblem,
} from "../../shared/share.ts";

/** The server said no, and why; "away" when none was reached. */
export class ShareRefusal extends Error {
  override name = "ShareRefusal";
  readonly code: ShareProblem["code"] | "away";
  constructor(code: ShareProblem["code"] | "away") {
    super(code);
    this.code = code;
  }
}

/** A browser that refuses storage, as within a frame of another site, only forgets at a reload. */
function remember(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {}
}
function recall(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export type ShareApi = ReturnType<typeof createShareApi>;

/** The calls of one link. Each rejects with ShareRefusal. */
export function createShareApi(id: string) {
  /** The name under which this link's page keeps something. The id is the link's secret: its first part opens nothing. */
  const keyOf = (what: string) => `share-${what}-${id.slice(0, 8)}`;
  const kept = { access: recall(keyOf("access")), guest: recall(keyOf("guest")) };

  async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const headers = {
      "X-Share": id,
      ...(kept.access === null ? {} : { "X-Share-Access": kept.access }),
      ...(kept.guest === null ? {} : { "X-Share-Guest": kept.guest }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    };
    const response = await fetch(`/api/share${path}`, {
      method,
      headers,
      credentials: "omit",
      cache: "no-store",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new ShareRefusal("away");
    });
    if (response.ok) return response.json();
    const problem: Partial<ShareProblem> = await response.json().catch(() => ({}));
    throw new ShareRefusal(problem.code ?? "internal");
  }
  function said(answer: GuestAnswer): GuestAnswer["guest"] {
    kept.guest = answer.token;
    remember(keyOf("guest"), answer.token);
    return answer.guest;
  }

  return {
    keyOf,
    read: () => call<SharedInterview>("GET", ""),
    async givePassword(password: string): Promise<void> {
      const { access } = await call<SharePasswordAnswer>("POST", "/password", { password });
      kept.access = access;
      remember(keyOf("access"), access);
    },
    review: async (body: GuestReviewRequest) => said(await call<GuestAnswer>("PUT", "/review", body)),
    comment: async (body: GuestCommentRequest) => said(await call<GuestAnswer>("POST", "/comments", body)),
  };
}
