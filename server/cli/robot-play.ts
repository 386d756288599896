/** Plays one candidate from the form to the receipt. */
import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { RoomStage, ScreeningAnswer } from "../../shared/room.ts";
import { RobotRefusal, type RobotRoom, type RobotScreeningQuestion, type RoomClient } from "./robot-room.ts";
import { bundledTake, makeResume, type RobotTake } from "./robot-take.ts";
import { uploadBytes } from "./robot-upload.ts";

export interface RobotAnswer {
  questionId: string;
  bytes: number;
  sha256: string;
}

export interface RobotResult {
  interviewId: string;
  answers: RobotAnswer[];
}

export interface PlayOptions {
  /** Used in turn for the questions; the bundled recording when there is none. */
  takes: readonly RobotTake[];
  /** For the form; the name on record unless given. */
  name?: string | undefined;
  /** Leaves the room in the middle: after the first answer, or before it where there is one question. */
  dropsOff?: boolean;
  say: (words: string) => void;
}

type RobotTakeState = RobotRoom["questions"][number]["takes"][number];

/** The interview can not be played to its end; the message says why. */
export class PlayError extends Error {
  override name = "PlayError";
}

const QUESTIONS_WAIT_MS = 60_000;
/** A tab that was not seen for 15 seconds gives the room up. */
const HOLD_WAIT_MS = 20_000;
const POLL_MS = 1000;
const TEXT_ANSWER = "This answer was written by the robot of the command line.";
const NOTHING = { bytes: 0, sha256: createHash("sha256").digest("hex") };
const PORTFOLIO_URL = "https://example.com/portfolio";

const CLOSED: Partial<Record<RoomStage, string>> = {
  waiting: "The team has not admitted this candidate yet. Admit the candidate, then run the robot again.",
  refused: "The candidate was refused, by the team or by a must-have of the form.",
  expired: "The link has expired.",
  withdrawn: "The candidate has withdrawn from this interview.",
  unavailable: "The position takes no more interviews.",
  completed: "The interview is completed already.",
};

/** Answers that are likely to pass: what would pass is not told to candidates. */
const screeningAnswers = (questions: readonly RobotScreeningQuestion[]): ScreeningAnswer[] =>
  questions.map(({ id, kind, options }) => {
    const answers = { yes_no: "yes", number: "100", text: "An answer by the robot.", choice: options[0] ?? "" };
    return { questionId: id, answer: answers[kind] };
  });

/**
 * Goes through the room as a candidate would, and goes on where an earlier run was broken off.
 * @throws PlayError when the room is closed or the receipt differs from what was sent; RobotRefusal, UploadError.
 */
export async function playCandidate(client: RoomClient, options: PlayOptions): Promise<RobotResult> {
  let room = await client.read();
  if (room.stage === "form") room = await fillForm(client, room, options);
  requireOpen(room.stage);
  room = await untilQuestionsReady(client, room);
  if (room.stage === "consent") room = await client.consent();
  if (room.stage === "lobby") room = await client.enter();
  const sent = new Map<string, RobotAnswer>();
  if (room.stage === "answering") {
    const most = options.dropsOff ? Math.min(1, room.questions.length - 1) : room.questions.length;
    room = await answerAll(client, room, most, options, sent);
    if (options.dropsOff) return { interviewId: room.interviewId, answers: [...sent.values()] };
    room = await client.finish();
  }
  if (room.stage === "post_screening") room = await client.postScreening(screeningAnswers(room.postScreening));
  if (room.stage !== "completed") throw new PlayError(`The interview did not complete: it stands at ${room.stage}.`);
  return { interviewId: room.interviewId, answers: compareReceipt(room, sent) };
}

function requireOpen(stage: RoomStage): void {
  const reason = CLOSED[stage];
  if (reason) throw new PlayError(reason);
}

async function fillForm(client: RoomClient, room: RobotRoom, { name, say }: PlayOptions): Promise<RobotRoom> {
  const shownName = name ?? room.candidate.name;
  if (room.position.resumeRequired && !room.form.resume) {
    say("Sending a resume");
    await client.resume(makeResume(shownName));
  }
  say("Filling in the form");
  return client.form({
    name: shownName,
    ...(room.position.portfolioRequired ? { portfolioUrl: PORTFOLIO_URL } : {}),
    answers: screeningAnswers(room.preScreening),
  });
}

async function untilQuestionsReady(client: RoomClient, given: RobotRoom): Promise<RobotRoom> {
  let room = given;
  const until = Date.now() + QUESTIONS_WAIT_MS;
  while (!room.questionsReady) {
    if (Date.now() > until) throw new PlayError("The questions of this interview were not drawn within a minute.");
    await sleep(POLL_MS);
    room = await client.read();
  }
  return room;
}

/** A tab that was not seen for this long is gone, as far as a robot is concerned: there is no person to ask. */
const TAB_GONE_SECONDS = 15;

/** Becomes the tab that records; one that is alive elsewhere is not pushed out. */
async function hold(client: RoomClient, say: (words: string) => void): Promise<number> {
  const tabId = `robot-${randomUUID()}`;
  const until = Date.now() + HOLD_WAIT_MS;
  let takeOver = false;
  for (;;) {
    const answer = await client.hold({ tabId, takeOver });
    if (answer.held) return answer.fence;
    takeOver = answer.seenSecondsAgo >= TAB_GONE_SECONDS;
    if (Date.now() > until) throw new PlayError("The interview is open in another tab.");
    say("The interview is open in another tab; waiting");
    await sleep(POLL_MS);
  }
}

async function answerAll(
  client: RoomClient,
  entered: RobotRoom,
  most: number,
  options: PlayOptions,
  sent: Map<string, RobotAnswer>,
): Promise<RobotRoom> {
  const fence = await hold(client, options.say);
  let room = entered;
  for (const [index, { id }] of entered.questions.slice(0, most).entries()) {
    const find = () => room.questions.find((question) => question.id === id);
    if (find()?.state === "answered") continue;
    room = await client.show(id);
    const question = find();
    if (!question) throw new PlayError("A question has gone from the interview.");
    options.say(`Answering question ${index + 1} of ${entered.questions.length}`);
    if (question.answerKind === "text") {
      room = await client.textAnswer(id, { fence, text: TEXT_ANSWER });
      const text = Buffer.from(TEXT_ANSWER, "utf8");
      sent.set(id, { questionId: id, bytes: text.length, sha256: createHash("sha256").update(text).digest("hex") });
      continue;
    }
    const finished = question.takes.find((take) => take.kept && take.state === "finished");
    if (finished) {
      room = await client.keepTake(finished.id, fence);
      continue;
    }
    for (const take of question.takes) {
      if (take.state === "recording" || take.state === "interrupted") await abandon(client, take, fence);
    }
    const take = options.takes[index % options.takes.length] ?? (await bundledTake(question.answerKind));
    room = await record(client, id, take, fence);
    sent.set(id, { questionId: id, bytes: take.bytes.byteLength, sha256: take.sha256 });
  }
  return room;
}

/** Throws away what a killed run left: sealed as interrupted over what the server holds, it costs no take. */
async function abandon(client: RoomClient, take: RobotTakeState, fence: number): Promise<void> {
  for (const { id, state } of take.segments) {
    if (state !== "open") continue;
    const statement = { fence, durationMs: 0, interrupted: true };
    try {
      await client.finishSegment(id, { ...statement, ...NOTHING });
    } catch (error) {
      if (!(error instanceof RobotRefusal) || !error.held) throw error;
      await client.finishSegment(id, { ...statement, ...error.held });
    }
  }
  await client.discardTake(take.id, fence);
}

/** One take, from its start to being the answer. */
async function record(client: RoomClient, questionId: string, take: RobotTake, fence: number): Promise<RobotRoom> {
  const { takeId, segmentId } = await client.startTake(questionId, { fence, contentType: take.contentType });
  await uploadBytes(
    {
      url: `${client.origin}/api/room/uploads/${segmentId}`,
      headers: { "x-room-code": client.code, "x-room-fence": String(fence) },
    },
    take.bytes,
  );
  await client.finishSegment(segmentId, {
    fence,
    bytes: take.bytes.byteLength,
    sha256: take.sha256,
    durationMs: take.durationMs,
    interrupted: false,
  });
  await client.finishTake(takeId, fence);
  return client.keepTake(takeId, fence);
}

/** The receipt's answers. @throws PlayError when one differs from what was sent. */
function compareReceipt(room: RobotRoom, sent: ReadonlyMap<string, RobotAnswer>): RobotAnswer[] {
  const received = new Map((room.receipt?.answers ?? []).map((answer) => [answer.questionId, answer]));
  for (const [questionId, { bytes, sha256 }] of sent) {
    const answer = received.get(questionId);
    if (answer?.bytes !== bytes || answer.sha256 !== sha256) {
      throw new PlayError(`The receipt for question ${questionId} differs from what was sent.`);
    }
  }
  return room.questions.flatMap(({ id }) => received.get(id) ?? []);
}
