/** Which selections of interviews PostgreSQL can write as they are: those without addresses, codes and scores, which are made here. */
import { type FieldNode, type GraphQLObjectType, isObjectType } from "graphql";
import type { InterviewJsonField, InterviewShape } from "../../core/interviews/index.ts";
import { type PlannedDocument, selectedFields } from "./plan-fields.ts";
import type { Asked } from "./selected.ts";

/** By the names of the schema what the core calls it; with the type of what it holds. */
const FIELDS: Readonly<
  Record<string, Readonly<Record<string, InterviewJsonField | readonly [InterviewJsonField, string]>>>
> = {
  InterviewType: {
    id: "id",
    externalId: "externalId",
    status: "stage",
    answered: "done",
    completed: "completedAt",
    completedAt: "completedAt",
    createdAt: "createdAt",
    updatedAt: "updatedAt",
    expires: "expiresAt",
    language: "language",
    inviteSource: "source",
    notes: "notes",
    disableNotifications: "unmailed",
    userMetadata: "metadata",
    position: ["object", "InterviewPositionType"],
    candidate: ["object", "CandidateType"],
    questions: ["questions", "question"],
  },
  InterviewPositionType: { id: "positionId", name: "positionTitle" },
  CandidateType: {
    name: "name",
    fullName: "name",
    firstName: "givenName",
    lastName: "restOfName",
    formattedName: "name",
    formattedFirstName: "givenName",
    formattedLastName: "restOfName",
    email: "email",
    phone: "phone",
  },
  question: {
    id: "questionId",
    title: "questionTitle",
    description: "questionDescription",
    notes: "expectedAnswer",
    answered: "answeredAt",
    answer: ["answer", "media"],
  },
  media: {
    id: "questionId",
    type: "answerKind",
    encoded: "playable",
    createdAt: "answeredAt",
    meta: ["object", "MediaMeta"],
    transcription: ["transcript", "Transcription"],
  },
  MediaMeta: { duration: "answerSeconds" },
  Transcription: { languageCode: "transcriptLanguage", text: "transcriptText", words: ["words", "TranscriptionWord"] },
  TranscriptionWord: { text: "word", start: "wordStart", end: "wordEnd" },
};

const MOST_FIELDS = 300;

/** A query that is kept is asked for again, and its shape is the same object then. */
const known = new WeakMap<object, readonly InterviewShape[] | null>();

/** The shape of the interviews below a field: of its own selection, or of its one list of results. Null where it has to be made here. */
export function shapeBelow(asked: Asked, type: "InterviewType" | "InterviewList"): readonly InterviewShape[] | null {
  if (!asked.planned) return null;
  const [node, another] = asked.fieldNodes;
  const key = another || !node ? asked.fieldNodes : node;
  let shape = known.get(key);
  if (shape === undefined) {
    shape = readShape(asked, type);
    known.set(key, shape);
  }
  return shape;
}

function readShape({ schema, fragments, fieldNodes }: Asked, type: "InterviewType" | "InterviewList") {
  const document: PlannedDocument = { schema, fragments, left: { fields: MOST_FIELDS } };
  const typeOf = (name: string): GraphQLObjectType => {
    const found = schema.getType(name);
    if (!isObjectType(found)) throw new Error(`${name} is no type with fields.`);
    return found;
  };
  try {
    if (type === "InterviewType") return shapeOf(document, typeOf, type, fieldNodes);
    const fields = [...selectedFields(document, typeOf(type), fieldNodes).values()];
    const [results, others] = fields.filter(([node]) => node?.name.value === "results");
    return results && !others ? shapeOf(document, typeOf, "InterviewType", results) : null;
  } catch {
    // More fields than are worth it.
    return null;
  }
}

function shapeOf(
  document: PlannedDocument,
  typeOf: (name: string) => GraphQLObjectType,
  type: string,
  nodes: readonly FieldNode[],
): readonly InterviewShape[] | null {
  const shape: InterviewShape[] = [];
  for (const [key, own] of selectedFields(document, typeOf(type), nodes)) {
    const name = own[0]?.name.value ?? "";
    const field = FIELDS[type]?.[name];
    if (name === "__typename") {
      shape.push({ key, is: { text: type } });
    } else if (typeof field === "string") {
      shape.push({ key, is: field });
    } else if (field) {
      const [is, held] = field;
      const below = shapeOf(document, typeOf, held, own);
      if (!below) return null;
      shape.push({ key, is, below });
    } else {
      return null;
    }
  }
  return shape.length > 0 ? shape : null;
}
