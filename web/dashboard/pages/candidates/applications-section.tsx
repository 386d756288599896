/** The job posts that a person applied to, and where they are in each pipeline. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Application } from "../../../../shared/native.ts";
import { ErrorNote } from "../../../ui/notes.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { problemWords } from "../../words.ts";
import { applicationsOfQuery } from "../jobs/application-queries.ts";
import { sourceWords } from "../jobs/application-words.ts";

const COLUMNS: Column<Application>[] = [
  {
    key: "job",
    head: "Job post",
    naming: true,
    cell: (row) => (
      <Link
        to="/jobs/$jobPostId"
        params={{ jobPostId: row.jobPostId }}
        search={{ application: row.id }}
        className="font-medium wrap-anywhere text-text no-underline hover:underline"
      >
        {row.jobPostTitle}
      </Link>
    ),
  },
  {
    key: "stage",
    head: "Stage",
    cell: (row) =>
      row.state === "rejected" ? <StateWord tone="bad">Rejected in {row.stageName}</StateWord> : row.stageName,
  },
  { key: "source", head: "Came by", cell: (row) => sourceWords(row.source) },
  { key: "came", head: "Came", cell: (row) => <Time at={row.createdAt} show="day" /> },
];

/** Nothing for whoever has applied to nothing. */
export function ApplicationsSection({ candidateId }: { candidateId: string }) {
  const { data, error, refetch } = useQuery(applicationsOfQuery(candidateId));
  if (error && !data) {
    return (
      <section className="mt-10">
        <ErrorNote title="The applications could not be read" retry={() => void refetch()}>
          {problemWords(error).detail}
        </ErrorNote>
      </section>
    );
  }
  if (!data || data.data.length === 0) return null;
  return (
    <section aria-labelledby="applications" className="mt-10">
      <h2 id="applications" className="mt-0 mb-2">
        Applications
      </h2>
      <Table caption="Applications" rows={data.data} rowKey={(row) => row.id} columns={COLUMNS} />
      {data.next ? <p className="mb-0 text-text-quiet">These are the newest 50.</p> : null}
    </section>
  );
}
