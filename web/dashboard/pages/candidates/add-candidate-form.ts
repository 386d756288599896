/** The form that adds a candidate: what is typed, what is wrong with it, and the body it becomes. */
import type { z } from "zod";
import type { createInterviewSchema } from "../../../../shared/native.ts";

export interface AddCandidateForm {
  positionId: string;
  name: string;
  email: string;
  phone: string;
  /** Skills divided by commas or lines. */
  skills: string;
  /** One question a line. */
  questions: string;
  admission: "position" | "admitted" | "draft";
  invitation: "now" | "later" | "never";
  laterHours: number | null;
}

export const ADMISSION_CHOICES = [
  { value: "position", label: "As the position says" },
  { value: "admitted", label: "Admitted: straight to the interview" },
  { value: "draft", label: "Draft: the form first, then you admit" },
] as const;

export const INVITATION_CHOICES = [
  { value: "now", label: "Send now" },
  { value: "later", label: "Send later" },
  { value: "never", label: "Do not send: I pass the link on" },
] as const;

export const emptyForm = (positionId: string): AddCandidateForm => ({
  positionId,
  name: "",
  email: "",
  phone: "",
  skills: "",
  questions: "",
  admission: "position",
  invitation: "now",
  laterHours: 24,
});

const parts = (text: string, divider: RegExp): string[] =>
  text
    .split(divider)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** What is wrong before anything is sent, by field. */
export function formFaults(form: AddCandidateForm): Partial<Record<keyof AddCandidateForm, string>> {
  const { laterHours } = form;
  return {
    ...(form.positionId === "" ? { positionId: "Choose a position." } : {}),
    ...(form.name.trim() === "" ? { name: "Give the candidate's name." } : {}),
    ...(/^\S+@\S+\.\S+$/.test(form.email.trim()) ? {} : { email: "Give an e-mail address such as ada@example.com." }),
    ...(form.invitation === "later" && (laterHours === null || laterHours <= 0 || laterHours > 96)
      ? { laterHours: "Give 1 to 96 hours." }
      : {}),
  };
}

/** The body of POST /interviews. */
export function bodyOf(form: AddCandidateForm): z.input<typeof createInterviewSchema> {
  const skills = parts(form.skills, /[,\n]/);
  const customQuestions = parts(form.questions, /\n/);
  const phone = form.phone.trim();
  return {
    positionId: form.positionId,
    name: form.name.trim(),
    email: form.email.trim(),
    ...(phone === "" ? {} : { phone }),
    ...(form.admission === "position" ? {} : { admission: form.admission }),
    ...(skills.length === 0 ? {} : { skills }),
    ...(customQuestions.length === 0 ? {} : { customQuestions }),
    sendInvitation: form.invitation !== "never",
    sendAfterHours: form.invitation === "later" ? (form.laterHours ?? 0) : 0,
  };
}

const FIELD_OF: Record<string, keyof AddCandidateForm> = {
  positionId: "positionId",
  name: "name",
  email: "email",
  phone: "phone",
  skills: "skills",
  customQuestions: "questions",
  admission: "admission",
  sendAfterHours: "laterHours",
};

/** The server's faults by field of the form; the rest stays for the form as a whole. */
export function serverFaults(faults: Readonly<Record<string, string>>): {
  fields: Partial<Record<keyof AddCandidateForm, string>>;
  rest: string[];
} {
  const fields: Partial<Record<keyof AddCandidateForm, string>> = {};
  const rest: string[] = [];
  for (const [pointer, detail] of Object.entries(faults)) {
    const field = FIELD_OF[pointer.split("/")[1] ?? ""];
    if (field) fields[field] ??= detail;
    else rest.push(detail);
  }
  return { fields, rest };
}
