/** What is typed into the form becomes a body that the API takes. */
import { describe, expect, it } from "vitest";
import { createInterviewSchema } from "../../../../shared/native.ts";
import { bodyOf, emptyForm, formFaults, serverFaults } from "./add-candidate-form.ts";

const form = {
  ...emptyForm("304c0cfb-324f-4b2c-ac89-c93725c00399"),
  name: " Ada Example ",
  email: " ada@example.com ",
};

describe("adding a candidate", () => {
  it("sends only what was filled in, and the API takes it", () => {
    const body = bodyOf(form);
    expect(body).toEqual({
      positionId: form.positionId,
      name: "Ada Example",
      email: "ada@example.com",
      sendInvitation: true,
      sendAfterHours: 0,
    });
    expect(createInterviewSchema.safeParse(body).success).toBe(true);
  });

  it("splits skills at commas and questions at lines", () => {
    const body = bodyOf({ ...form, skills: "Node.js, AWS,\n SQL ,", questions: "Why us?\n\n What, next? " });
    expect(body.skills).toEqual(["Node.js", "AWS", "SQL"]);
    expect(body.customQuestions).toEqual(["Why us?", "What, next?"]);
  });

  it("sends later, or never", () => {
    expect(bodyOf({ ...form, invitation: "later", laterHours: 5 })).toMatchObject({
      sendInvitation: true,
      sendAfterHours: 5,
    });
    expect(bodyOf({ ...form, invitation: "never" })).toMatchObject({ sendInvitation: false, sendAfterHours: 0 });
  });

  it("says what is missing at its field", () => {
    expect(Object.keys(formFaults(emptyForm("")))).toEqual(["positionId", "name", "email"]);
    expect(formFaults({ ...form, invitation: "later", laterHours: 97 })).toHaveProperty("laterHours");
    expect(formFaults({ ...form, laterHours: 97 })).toEqual({});
  });

  it("puts the server's faults at their fields", () => {
    expect(serverFaults({ "/email": "Taken.", "/customQuestions/2": "Too long.", "": "Elsewhere." })).toEqual({
      fields: { email: "Taken.", questions: "Too long." },
      rest: ["Elsewhere."],
    });
  });
});
