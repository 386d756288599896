/** What can be done with a row, as a menu. */

import type { InterviewRow } from "../../../../shared/native.ts";
import { MoreSign } from "../../../ui/icons.tsx";
import { Menu, type MenuAction } from "../../../ui/menu.tsx";
import { possible } from "./possible.ts";
import type { RowIntent } from "./row-keys.ts";

type Act = Exclude<RowIntent, "next" | "previous" | "select">;

/** The acts that the row's state allows, in the order of the menu. */
export function actsOn(row: InterviewRow): Act[] {
  const may = possible(row);
  const acts: [Act, boolean][] = [
    ["admit", may.admit],
    ["refuse", may.refuse],
    ["shortlist", row.decision !== "shortlisted"],
    ["discard", row.decision !== "discarded"],
    ["undecide", row.decision !== "undecided"],
    ["resend", may.resend],
    ["extend", may.extend],
    ["archive", true],
    ["delete", true],
  ];
  return acts.filter(([, allowed]) => allowed).map(([act]) => act);
}

const LABELS: Record<Act, string> = {
  admit: "Admit",
  refuse: "Refuse …",
  shortlist: "Shortlist",
  discard: "Discard",
  undecide: "Back to undecided",
  resend: "Resend invitation …",
  extend: "Extend …",
  archive: "Archive",
  delete: "Delete …",
};

/** onAct null: the person may only look. */
export function RowMenu({
  row,
  onAct,
  onCandidate,
}: {
  row: InterviewRow;
  onAct: ((row: InterviewRow, act: Act) => void) | null;
  onCandidate: (row: InterviewRow) => void;
}) {
  const acts = onAct
    ? actsOn(row).map(
        (act): MenuAction => ({
          label: act === "archive" && row.archivedAt !== null ? "Unarchive" : LABELS[act],
          onSelect: () => onAct(row, act),
          bad: act === "delete",
        }),
      )
    : [];
  const actions: MenuAction[] = [{ label: "Open candidate", onSelect: () => onCandidate(row) }, ...acts];
  return (
    <Menu label={`Actions for ${row.candidate.name}`} actions={actions} className="min-w-8 px-1.5">
      <MoreSign />
    </Menu>
  );
}
