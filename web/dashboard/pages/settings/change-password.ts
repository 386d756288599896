/** The call that changes one's own password; it is the sign-in's own, beside /api/v1. */
import { z } from "zod/mini";
import { ApiProblem } from "../../api.ts";

const refusalSchema = z.object({ code: z.optional(z.string()), message: z.optional(z.string()) });

const problem = (status: number, code: string, detail: string, pointer?: string): ApiProblem =>
  new ApiProblem({
    title: "Your password is not changed",
    status,
    code,
    detail,
    ...(pointer === undefined ? {} : { errors: [{ pointer, detail }] }),
  });

/**
 * Changes the password and ends every other session of the person.
 * @throws ApiProblem; with the pointer "/currentPassword" or "/newPassword" when one of them was refused.
 */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  let answer: Response;
  try {
    answer = await fetch("/api/auth/change-password", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ currentPassword, newPassword, revokeOtherSessions: true }),
      credentials: "same-origin",
    });
  } catch {
    throw problem(0, "unreachable", "The server can not be reached. Look at your connection and try again.");
  }
  if (answer.ok) return;
  const read = z.safeParse(refusalSchema, await answer.json().catch(() => null));
  const code = read.success ? (read.data.code ?? "") : "";
  const { status } = answer;
  if (code === "INVALID_PASSWORD")
    throw problem(status, code, "This is not your present password.", "/currentPassword");
  if (code === "PASSWORD_TOO_SHORT") throw problem(status, code, "It needs at least 10 characters.", "/newPassword");
  if (code === "PASSWORD_TOO_LONG") throw problem(status, code, "It has at most 200 characters.", "/newPassword");
  if (status === 401) throw problem(status, code, "You are signed out. Sign in again.");
  if (status === 429) throw problem(status, code, "That was too often in a short time. Wait a minute and try again.");
  const told = read.success ? read.data.message : undefined;
  throw problem(status, code, told ?? `The answer has the status ${status}.`);
}
