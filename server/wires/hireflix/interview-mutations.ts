/** What a candidate does in one interview (CandidateInterviewMutation); fields of one selection run one after another. */
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { refuse } from "../../core/refusal.ts";
import {
  answerPostScreening,
  answerText,
  askMoreTime,
  changeRoom,
  continueTake,
  discardTake,
  enterRoom,
  finishInterview,
  finishSegment,
  finishTake,
  giveConsent,
  holdRoom,
  keepTake,
  type OpenRoom,
  type RoomCaller,
  type RoomDeps,
  readRoom,
  recordFact,
  requireRoom,
  retakeInterview,
  setReminders,
  showQuestion,
  startTake,
  submitForm,
  withdraw,
} from "../../core/rooms/index.ts";
import { createLimit } from "../limits.ts";
import { parseInput } from "../parse-input.ts";
import {
  factBody,
  fenceBody,
  finishSegmentBody,
  formBody,
  holdBody,
  moreTimeBody,
  postScreeningBody,
  remindersBody,
  startTakeBody,
  textAnswerBody,
} from "../room-bodies.ts";
import type { Door } from "../room-door.ts";
import { presentRoom, recordingUpload, type UploadPlace } from "./room-present.ts";
import { hexOf, uuidOf } from "./wire-ids.ts";
import { withoutNulls } from "./without-nulls.ts";

/** What Mutation.Interview hands to its fields. */
export interface OpenedRoom {
  hash: string;
  request: FastifyRequest;
  /** The field before. */
  last: Promise<unknown>;
}

const MINUTE_MS = 60_000;
const FACTS_A_MINUTE = 120;
const NOWHERE = "00000000-0000-0000-0000-000000000000";

/** An id of either form as a UUID; a malformed one names nothing, and is then not found. */
const wireId = z.string().transform((id) => uuidOf(id) ?? NOWHERE);
const withId = z.object({ id: wireId });

const screeningAnswers = z.array(z.object({ questionId: wireId, answer: z.string() }));
const formArgs = z.object({
  form: z.preprocess(withoutNulls, z.looseObject({ answers: screeningAnswers }).pipe(formBody)),
});
const postScreeningArgs = z.object({ answers: screeningAnswers }).pipe(postScreeningBody);
const factArgs = z
  .object({ kind: z.string(), at: z.number().min(0).max(8.64e15), data: z.unknown().optional() })
  .transform(({ kind, at, data }): object => ({
    kind,
    at: new Date(at).toISOString(),
    ...(data == null ? {} : { data }),
  }))
  .pipe(factBody);

export function roomMutations(deps: RoomDeps, door: Door) {
  const facts = createLimit(FACTS_A_MINUTE, MINUTE_MS, deps.clock);

  /** A field that runs after the one before it, whether or not that one was refused. */
  const field =
    <Answer>(run: (caller: RoomCaller, args: object, place: UploadPlace) => Promise<Answer>) =>
    (opened: OpenedRoom, args: object): Promise<Answer> => {
      const answer = opened.last.then(async () => {
        const caller = await door.enter(opened.request, opened.hash);
        return run(caller, args, { publicUrl: deps.publicUrl, hash: opened.hash });
      });
      opened.last = answer.catch(() => undefined);
      return answer;
    };

  /** A field that changes the room and answers it as it is afterwards. */
  const step = (command: (room: OpenRoom, args: object) => Promise<void>) =>
    field(async (caller, args, place) => {
      await changeRoom(deps, caller, (room) => command(room, args));
      return presentRoom(await readRoom(deps, await requireRoom(deps, place.hash)), place);
    });

  /** A field about one take, for the tab that holds the room. */
  const ofTake = (command: (room: OpenRoom, takeId: string, fence: number) => Promise<void>) =>
    step((room, { ...args }) => {
      const { id, fence } = parseInput(withId.extend(fenceBody.shape), args);
      return command(room, id, fence);
    });

  const begin = (command: typeof startTake, idName: "questionId" | "takeId") => {
    const argsOf = z.object({ id: wireId, ...startTakeBody.shape });
    return field(async (caller, args, place) => {
      const { id, ...start } = parseInput(argsOf, { ...args, id: Reflect.get(args, idName) });
      const take = await changeRoom(deps, caller, (room) => command(deps, room, id, start));
      return {
        id: hexOf(take.takeId),
        number: take.number,
        segmentId: hexOf(take.segmentId),
        upload: recordingUpload(place, take.segmentId, start.fence),
      };
    });
  };

  return {
    submitForm: step((room, args) => {
      const { name, phone, portfolioUrl, answers } = parseInput(formArgs, args).form;
      return submitForm(room, {
        name,
        answers,
        ...(phone === undefined ? {} : { phone }),
        ...(portfolioUrl === undefined ? {} : { portfolioUrl }),
      });
    }),
    consent: step(giveConsent),
    start: step(enterRoom),
    hold: field(async (caller, args) => {
      const request = parseInput(holdBody, args);
      const answer = await changeRoom(deps, caller, (room) => holdRoom(room, request));
      return answer.held
        ? { held: true, fence: answer.fence, seenSecondsAgo: null }
        : { held: false, fence: null, seenSecondsAgo: answer.seenSecondsAgo };
    }),
    showQuestion: step((room, args) => showQuestion(room, parseInput(withId, args).id)),
    startTake: begin(startTake, "questionId"),
    continueTake: begin(continueTake, "takeId"),
    finishSegment: field(async (caller, args) => {
      const { id, ...statement } = parseInput(withId.extend(finishSegmentBody.shape), args);
      const receipt = await finishSegment(deps, caller, id, statement);
      const { bytes, sha256, receivedAt } = receipt;
      return { id: hexOf(receipt.segmentId), bytes, sha256, received: Date.parse(receivedAt) };
    }),
    finishTake: ofTake(finishTake),
    keepTake: ofTake(keepTake),
    discardTake: ofTake(discardTake),
    answerText: step((room, args) => {
      const { questionId, ...answer } = parseInput(textAnswerBody.extend({ questionId: wireId }), args);
      return answerText(room, questionId, answer);
    }),
    finish: step(finishInterview),
    answerPostScreening: step((room, args) => answerPostScreening(room, parseInput(postScreeningArgs, args).answers)),
    retake: step(retakeInterview),
    withdraw: step(withdraw),
    askMoreTime: step((room, args) => askMoreTime(room, parseInput(moreTimeBody, withoutNulls(args)).message)),
    setReminders: step((room, args) => setReminders(room, parseInput(remindersBody, args).stopped)),
    reportFact: field(async (caller, args) => {
      const { kind, at, data } = parseInput(factArgs, args);
      if (!facts.take(caller.room.interview.id)) refuse("rate_limited", "Too many facts in this minute.");
      await recordFact(deps, caller, { kind, at, ...(data ? { data } : {}) });
      return true;
    }),
  };
}
