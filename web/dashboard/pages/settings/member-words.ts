/** The roles in words. */
import type { Role } from "../../../../shared/native.ts";

export const ROLE_WORDS: Record<Role, { words: string; may: string }> = {
  owner: { words: "Owner", may: "Everything, with settings, members and API keys." },
  recruiter: { words: "Recruiter", may: "Positions, candidates, decisions and fields." },
  reviewer: { words: "Reviewer", may: "Watches interviews, scores them and comments." },
  viewer: { words: "Viewer", may: "Watches interviews." },
};

export const ROLE_CHOICES = (["owner", "recruiter", "reviewer", "viewer"] as const).map((value) => ({
  value,
  label: ROLE_WORDS[value].words,
}));
