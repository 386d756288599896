/** Scores of single questions over POST /me: what reviewers gave each of them, and what that makes of the whole. */
import { expect, test } from "vitest";
import { at, listAt } from "../../../conformance/kit.ts";
import { createApiKey } from "../../../test/factories.ts";
import { serveCompanies } from "../../../test/hireflix-suite.ts";

const suite = serveCompanies();

test("questions tell who rated them and the mean; a reviewer's computed score is the mean of the questions rated", async () => {
  const interview = await suite.completedInterview(suite.ours);
  const [first = "", second = ""] = interview.questionIds;
  const review = async (key: string, answers: readonly { questionId: string; score: number }[]) => {
    const answer = await fetch(`${suite.url}/api/v1/interviews/${interview.id}/reviews/mine`, {
      method: "PUT",
      headers: { "x-api-key": key, "content-type": "application/json" },
      body: JSON.stringify({ overall: 3.5, answers }),
    });
    expect(answer.status).toBe(200);
  };
  await review(suite.ours.key, [
    { questionId: first, score: 5 },
    { questionId: second, score: 4 },
  ]);
  await review(await createApiKey(suite.database, suite.ours.workspace), [{ questionId: first, score: 2 }]);
  const { body } = await suite.ours.ask(`{ interview(id: "${interview.hex}") {
    scores { computedScore overridenScore { value } }
    questions { score scores { computedScore overridenScore { value } scorer { name type } } } } }`);
  const scorer = { name: "Test", type: "api-key" };
  const given = (computedScore: number) => ({ computedScore, overridenScore: null, scorer });
  const [one, two] = listAt(body, "data", "interview", "questions");
  expect(at(one, "score")).toBe(3.5);
  expect(listAt(one, "scores")).toHaveLength(2);
  expect(listAt(one, "scores")).toEqual(expect.arrayContaining([given(5), given(2)]));
  expect(two).toEqual({ score: 4, scores: [given(4)] });
  const whole = listAt(body, "data", "interview", "scores");
  expect(whole).toHaveLength(2);
  expect(whole).toEqual(
    expect.arrayContaining([
      { computedScore: 4.5, overridenScore: { value: 3.5 } },
      { computedScore: 2, overridenScore: { value: 3.5 } },
    ]),
  );
});
