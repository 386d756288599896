/** The vendor's variables in a message become the product's own (contract section 3.2); those it does not know stay as they are. */
import type { Message } from "../../../shared/native.ts";
import { DEFAULT_MESSAGES } from "../../core/invitations/index.ts";

const VARIABLES: Readonly<Record<string, string>> = {
  candidate_name: "fullName",
  name: "fullName",
  firstname: "firstName",
  position_name: "jobTitle",
  company_name: "companyName",
  interview_link: "interviewLink",
};

/** The mail that says this; cleaned when it is written, and an invitation given the link when it lacks it. */
export const messageOf = (text: string, kind: "invitation" | "rejection" = "invitation"): Message => ({
  subject: DEFAULT_MESSAGES[kind].subject,
  body: text.replace(/\{\{\s*(\w+)\s*\}\}/g, (all, name: string) => {
    const own = VARIABLES[name.toLowerCase()];
    return own ? `{{${own}}}` : all;
  }),
});
