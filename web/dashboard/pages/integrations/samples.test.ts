/** A sample works when it is pasted: a real shell hands curl exactly the address, the key and valid JSON. */
import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { curlOf, EXAMPLE_INTERVIEW_ID, guideSamples, nativeSamples, shellQuoted } from "./samples.ts";

const context = {
  publicUrl: "https://interviews.example.com/",
  positionId: "304c0cfb-324f-4b2c-ac89-c93725c00399",
  interviewId: "0199a000-0000-7000-8000-000000000001",
};

/** What a shell hands to curl: its arguments, by a curl that prints them, one per NUL. */
function pasted(script: string): string[] {
  const printing = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${script}`;
  const output = execFileSync("/bin/sh", ["-c", printing], { env: { GREENROOM_KEY: "gr_live_x.y" } });
  return output.toString().split("\0").slice(0, -1);
}

const bodyOf = (words: readonly string[]): unknown => {
  const body = words[words.indexOf("-d") + 1];
  return words.includes("-d") && body !== undefined ? JSON.parse(body) : undefined;
};

describe("a pasted sample", () => {
  const all = [...guideSamples(context), ...nativeSamples(context)];

  it.each(all.map((each) => [each.id, each] as const))(
    "%s carries the key and this instance's address",
    (_id, each) => {
      const words = pasted(each.curl);
      expect(words).toContain("X-API-Key: gr_live_x.y");
      expect(words.filter((word) => word.startsWith("https://interviews.example.com/api/"))).toHaveLength(1);
    },
  );

  it("has an id of its own", () => {
    expect(new Set(all.map((each) => each.id)).size).toBe(all.length);
  });

  it("names the position as each call wants it", () => {
    const bodies = guideSamples(context).map((each) => bodyOf(pasted(each.curl)));
    expect(bodies.map((body) => JSON.stringify(body).match(/"(interviewerId|jobId)":"304c0cfb/)?.[1])).toEqual([
      "interviewerId",
      "jobId",
      "interviewerId",
      "interviewerId",
      "interviewerId",
      undefined,
    ]);
  });

  it("names a real interview of the position when there is one", () => {
    const one = guideSamples(context).find((each) => each.id === "fetch-one");
    expect(bodyOf(pasted(one?.curl ?? ""))).toEqual({
      interviewerId: context.positionId,
      interviewId: context.interviewId,
    });
    const none = guideSamples({ ...context, interviewId: null }).find((each) => each.id === "patch-fields");
    expect(bodyOf(pasted(none?.curl ?? ""))).toMatchObject({ interviewId: EXAMPLE_INTERVIEW_ID });
  });

  it("keeps an address with an ampersand in one piece", () => {
    const list = nativeSamples(context).find((each) => each.id === "native-list");
    expect(pasted(list?.curl ?? "")[0]).toBe(
      `https://interviews.example.com/api/v1/interviews?positionId=${context.positionId}&progress=completed,evaluated&limit=50`,
    );
  });

  it("survives quotes, dollars and line breaks in a body", () => {
    const body = { name: 'O\'Neil $HOME `id` \\ \n "x"' };
    const words = pasted(curlOf("https://g.example", { method: "POST", path: "/api/v1/interviews", body }));
    expect(bodyOf(words)).toEqual(body);
    expect(pasted(`curl ${shellQuoted("it's")}`)).toEqual(["it's"]);
  });
});
