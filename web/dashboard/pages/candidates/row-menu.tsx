/** What can be done with a row, as a menu. */

import type { InterviewRow } from "../../../../shared/native.ts";
import { MoreSign } from "../../../ui/icons.tsx";
import { Menu, type MenuAction } from "../../../ui/menu.tsx";
import { type Act, actsOn } from "./row-acts.ts";

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
