/** The query of a position's name with one page of its interviews, the documented way to list them, is read by one statement. */
import { type GraphQLResolveInfo, getArgumentValues, getNamedType, isObjectType, Kind } from "graphql";
import type { Asked } from "./selected.ts";

/** What the statement of a page tells of its position. */
const TOLD: ReadonlySet<string> = new Set(["id", "name", "__typename"]);
const LIST = "interviewList";

/** The one page that is selected below a position, as its own resolver would be asked for it; null when more is selected. */
export function pageAhead(info: GraphQLResolveInfo & Asked): { given: Record<string, unknown>; asked: Asked } | null {
  const [node, another] = info.fieldNodes;
  const children = another ? [] : (node?.selectionSet?.selections ?? []);
  const lists = children.flatMap((child) => (child.kind === Kind.FIELD && child.name.value === LIST ? [child] : []));
  const [list] = lists;
  const told = (child: (typeof children)[number]) =>
    child === list || (child.kind === Kind.FIELD && TOLD.has(child.name.value));
  if (!list || list.directives?.length || !children.every(told)) return null;
  const type = getNamedType(info.returnType);
  const field = isObjectType(type) ? type.getFields()[LIST] : undefined;
  if (!field) return null;
  return {
    given: getArgumentValues(field, list, info.variableValues),
    asked: { ...info, fieldNodes: [list], returnType: field.type },
  };
}
