/** Sections 4.1 and 4.3: the parts of a position and of an interview that nobody has answered yet, in the types that clients read. */
import assert from "node:assert/strict";
import { at, type Case, freshEmail, listAt, textAt } from "../kit.ts";
import { type Hireflix, INVITE } from "./wire.ts";

const STEP = "id index title description completed completedAt retakes timeToThink timeToAnswer";
const ANSWERS = "answers(input: { onlyMostRecent: false }) { id url thumbnail userAgent ip createdAt }";

export const partCases = ({ ask, positionId }: Hireflix): Case[] => [
  {
    name: "a mail to the candidate stands in the tracking of the interview; without mails it is empty",
    async run() {
      const invite = async (disableNotifications: boolean) => {
        const candidate = { email: freshEmail("hireflix"), firstName: "Jane", lastName: "Doe" };
        const input = { positionId, candidate, disableNotifications };
        const id = textAt(await ask(INVITE, { input }), "invited", "id");
        const query =
          "query T($id: String!) { interview(id: $id) { disableNotifications tracking { date message template } } }";
        return at(await ask(query, { id }), "interview");
      };
      const mailed = await invite(false);
      const [mail] = listAt(mailed, "tracking");
      assert.ok(Math.abs(Date.now() - Number(at(mail, "date"))) < 3_600_000, "epoch milliseconds");
      assert.equal(at(mail, "template"), "invitation");
      assert.ok(textAt(mail, "message").length > 0);
      assert.equal(at(mailed, "disableNotifications"), false);
      assert.deepEqual(Object(await invite(true)), { ...Object(mailed), disableNotifications: true, tracking: [] });
    },
  },
  {
    name: "steps, questions and media of an interview without answers",
    async run() {
      const candidate = { email: freshEmail("hireflix"), firstName: "Jane", lastName: "Doe" };
      const id = textAt(await ask(INVITE, { input: { positionId, candidate } }), "invited", "id");
      const data = await ask(
        `query P($id: String!) { interview(id: $id) { thumbnail thumbnails ipAddresses userAgents location { city } answered completed
          steps { __typename ${STEP}
            ... on InterviewStepTextQuestionWithVideoAnswer { ${ANSWERS} }
            ... on InterviewStepVideoQuestionWithVideoAnswer { question { url } ${ANSWERS} } }
          questions { id title description notes answered score scores { id } media { url } answer { url transcription { text } } } } }`,
        { id },
      );
      const interview = at(data, "interview");
      for (const name of ["thumbnails", "ipAddresses", "userAgents"])
        assert.deepEqual(listAt(interview, name), [], name);
      for (const name of ["thumbnail", "location", "completed"]) assert.equal(at(interview, name), null, name);
      assert.equal(at(interview, "answered"), false);
      const [first, second] = listAt(interview, "steps");
      const times = { completed: false, completedAt: null, answers: [], description: null };
      const step = { __typename: "InterviewStepTextQuestionWithVideoAnswer", ...times };
      assert.deepEqual(
        { ...Object(first), id: "" },
        { ...step, id: "", index: 0, title: "What have you built?", retakes: 1, timeToThink: 10, timeToAnswer: 60 },
      );
      assert.deepEqual([at(second, "index"), at(second, "timeToAnswer")], [1, 90]);
      const none = {
        description: null,
        notes: null,
        answered: null,
        score: null,
        scores: [],
        media: null,
        answer: null,
      };
      assert.deepEqual(
        listAt(interview, "questions").map((question) => ({ ...Object(question), id: "" })),
        ["What have you built?", "What went wrong?"].map((title) => ({ id: "", title, ...none })),
      );
    },
  },
  {
    name: "a position says how it is applied for, who may see it, and how far its candidates are",
    async run() {
      const data = await ask(
        `query P($id: String!) { position(id: $id) { archived active public users ownerId tags
          publicSubmission { allow url verifyEmail phoneNumberHidden phoneNumberRequired }
          stats { total totalPending totalCompleted totalFinalist totalArchived }
          allowReviewVideoAnswers allowSwitchingCameras transcriptionsSupportedLanguages
          questions { id notes media { url } transcriptionLanguage } } }`,
        { id: positionId },
      );
      const position = at(data, "position");
      assert.deepEqual([at(position, "archived"), at(position, "active")], [null, true]);
      for (const name of ["allow", "verifyEmail", "phoneNumberHidden", "phoneNumberRequired"])
        assert.equal(typeof at(position, "publicSubmission", name), "boolean", name);
      assert.equal(at(position, "publicSubmission", "allow"), at(position, "public"));
      assert.match(textAt(position, "publicSubmission", "url"), /^https?:\/\/.*\/public-application\//);
      const stats = Object(at(position, "stats"));
      for (const [name, count] of Object.entries(stats)) assert.ok(Number(count) >= 0, name);
      assert.ok(stats.total >= stats.totalPending && stats.total > 0);
      assert.ok(listAt(position, "transcriptionsSupportedLanguages").includes("en"));
      assert.equal(at(position, "allowReviewVideoAnswers"), true, "a question may be recorded again");
    },
  },
];
