/** What the invite call takes (contract section 3.1): the request as a whole, and each candidate by itself. */
import { z } from "zod";

const id = z.guid("must be a UUID").toLowerCase().nullish();
const text = (most: number) => z.string().trim().max(most).nullish();

export const inviteSchema = z.looseObject({
  com_interview_set_id: id,
  com_project_id: id,
  com_job_post_id: id,
  candidates: z
    .array(z.unknown(), "must be a list")
    .min(1, "needs at least one candidate")
    .max(1000, "takes at most 1,000"),
  invitation_message: z.string().trim().min(10, "must have at least 10 characters").max(20_000).nullish(),
  send_invite: z.boolean().nullish(),
});

export const candidateSchema = z.looseObject({
  /** Documented as a UUID, sent as a number by clients in production. */
  ats_candidate_id: z.union([z.string().trim().max(128), z.number()]).nullish(),
  email: text(254),
  email_address: text(254),
  name: text(200),
  full_name: text(200),
  candidate_name: text(200),
  contact_name: text(200),
  firstname: text(100),
  first_name: text(100),
  lastname: text(100),
  last_name: text(100),
  cv_link: text(2000),
});

export interface InvitedCandidate {
  atsId: string | undefined;
  email: string | null;
  name: string;
  cvLink: string | null;
}

const emailSchema = z.email();
const httpUrl = z.url({ protocol: /^https?$/ });

/** What an item that could not be read is recognised by. */
interface KnownOf {
  email_address?: string;
  ats_candidate_id?: string;
}

function knownOf(given: unknown): KnownOf {
  const { data } = z
    .looseObject({
      email: z.string().max(254).nullish().catch(undefined),
      email_address: z.string().max(254).optional().catch(undefined),
      ats_candidate_id: z.coerce.string().max(128).optional().catch(undefined),
    })
    .safeParse(given);
  const email = data?.email || data?.email_address;
  return {
    ...(email ? { email_address: email } : {}),
    ...(data?.ats_candidate_id ? { ats_candidate_id: data.ats_candidate_id } : {}),
  };
}

/** The candidate, with aliases used where the documented key is missing; or what is wrong, as the item's error_message. */
export function readCandidate(
  given: unknown,
): { ok: true; candidate: InvitedCandidate } | { ok: false; message: string; known: KnownOf } {
  const known = knownOf(given);
  const parsed = candidateSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      ok: false,
      known,
      message: `${issue?.path.join(".") || "The candidate"}: ${issue?.message ?? "does not fit."}`,
    };
  }
  const row = parsed.data;
  const email = (row.email || row.email_address || "").toLowerCase() || null;
  const cvLink = row.cv_link || null;
  if (!email && !cvLink) return { ok: false, known, message: "A candidate needs an email, or a cv_link." };
  if (email && !emailSchema.safeParse(email).success)
    return { ok: false, known, message: "The email is not a valid address." };
  if (cvLink && !httpUrl.safeParse(cvLink).success) {
    return { ok: false, known, message: "The cv_link must be a whole address that begins with https:// or http://." };
  }
  const display = row.name || row.full_name || row.candidate_name || row.contact_name;
  const first = row.firstname || row.first_name;
  const last = row.lastname || row.last_name;
  // Clients repeat the first name where there is no last one: the display name is better then, as it is where one of the two is missing.
  const name = first && last && first !== last ? `${first} ${last}` : display || first || last;
  const atsId = row.ats_candidate_id;
  return {
    ok: true,
    candidate: {
      atsId: atsId === null || atsId === undefined || atsId === "" ? undefined : String(atsId),
      email,
      name: name || email?.split("@")[0] || "",
      cvLink,
    },
  };
}

/** The ids of the caller's system, as far as they can be read; each may stand in a request once. */
export function atsIdsOf(candidates: readonly unknown[]): string[] {
  return candidates.flatMap((given) => {
    const parsed = z.looseObject({ ats_candidate_id: z.union([z.string().trim(), z.number()]) }).safeParse(given);
    return parsed.success && parsed.data.ats_candidate_id !== "" ? [String(parsed.data.ats_candidate_id)] : [];
  });
}
