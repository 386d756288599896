/** The sandbox while its test data is open: what its robot does, its clock, and emptying it. */
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { RobotDoes, Sandbox } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { Confirm } from "../../../ui/confirm.tsx";
import { NumberField } from "../../../ui/field.tsx";
import { Loading } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ApiProblem, api, ifVersion } from "../../api.ts";
import { ReadAgainNote } from "../../changed-meanwhile.tsx";
import { PageError } from "../../page-error.tsx";
import { problemWords } from "../../words.ts";

const sandboxQuery = queryOptions({
  queryKey: ["sandbox"],
  queryFn: ({ signal }) => api.GET("/sandbox", { signal }),
});

const DOES: readonly { value: RobotDoes; label: string }[] = [
  { value: "nothing", label: "Does nothing: you play the candidate" },
  { value: "answers", label: "Answers every question" },
  { value: "drops_off", label: "Drops off after the first answer" },
  { value: "bounces", label: "Lets the mail bounce" },
];

const STEPS = [
  { seconds: 3_600, label: "1 hour on" },
  { seconds: 86_400, label: "1 day on" },
  { seconds: 604_800, label: "1 week on" },
] as const;

const isStale = (error: unknown): boolean => error instanceof ApiProblem && error.code === "stale";

const saidBad = (error: unknown) => {
  const { title, detail } = problemWords(error);
  toast(`${title}. ${detail}`, "bad");
};

export function SandboxSection() {
  const sandbox = useQuery(sandboxQuery);
  return (
    <section aria-labelledby="sandbox" className="mt-10 max-w-200">
      <h2 id="sandbox" className="m-0 mb-3">
        Sandbox
      </h2>
      {sandbox.isPending ? <Loading what="Reading the sandbox" /> : null}
      {sandbox.isError ? <PageError error={sandbox.error} again={() => void sandbox.refetch()} /> : null}
      {sandbox.data ? (
        <div className="flex flex-col gap-8">
          <Robot sandbox={sandbox.data} />
          <Clock sandbox={sandbox.data} />
          <Emptying />
        </div>
      ) : null}
    </section>
  );
}

/** Everything of the sandbox may have changed: all of it is read anew. */
function useSandboxChange<Input>(call: (input: Input) => Promise<unknown>, said: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSuccess: async () => {
      await client.invalidateQueries();
      toast(said);
    },
    onError: saidBad,
  });
}

function Robot({ sandbox }: { sandbox: Sandbox }) {
  const [does, setDoes] = useState<RobotDoes>(sandbox.robot.does);
  const [seconds, setSeconds] = useState<number | null>(sandbox.robot.afterSeconds);
  // The version that the form was filled from: the page may read a newer one while somebody types.
  const [version, setVersion] = useState(sandbox.version);
  const client = useQueryClient();
  const possible = seconds !== null && Number.isInteger(seconds) && seconds >= 0 && seconds <= 2_592_000;
  const save = useMutation({
    mutationFn: (afterSeconds: number) =>
      api.PATCH("/sandbox", { params: { header: ifVersion(version) }, body: { robot: { does, afterSeconds } } }),
    onSuccess: async (saved) => {
      setVersion(saved.version);
      await client.invalidateQueries();
      toast("The robot is set.");
    },
    onError: (error) => (isStale(error) ? undefined : saidBad(error)),
  });
  const readAgain = async () => {
    const fresh = await client.fetchQuery({ ...sandboxQuery, staleTime: 0 });
    setDoes(fresh.robot.does);
    setSeconds(fresh.robot.afterSeconds);
    setVersion(fresh.version);
    save.reset();
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (possible && !save.isPending) save.mutate(seconds);
      }}
    >
      <Select
        label="When a candidate is invited, the robot"
        value={does}
        options={DOES}
        hint={
          <>
            The addresses <code>answers@robot.test</code>, <code>drops-off@robot.test</code> and{" "}
            <code>bounces@robot.test</code> do so whatever is chosen here.
          </>
        }
        onChange={setDoes}
      />
      <NumberField
        label="After"
        unit="seconds"
        min={0}
        max={2_592_000}
        value={seconds}
        fault={possible ? undefined : "Give a whole number up to 2,592,000, which is 30 days."}
        onChange={setSeconds}
      />
      {isStale(save.error) ? (
        <ReadAgainNote title="Somebody set the robot meanwhile" onReadAgain={() => void readAgain().catch(saidBad)} />
      ) : null}
      <div>
        <Button type="submit" busy={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

function Clock({ sandbox }: { sandbox: Sandbox }) {
  const move = useSandboxChange(
    (seconds: number) => api.POST("/sandbox/clock", { body: { seconds } }),
    "The clock is moved.",
  );
  return (
    <div>
      <h3 className="m-0 mb-1">Clock</h3>
      <p className="m-0 mb-3 text-text-quiet">
        Everything here becomes that much older: reminders go out and links end that would have by then.{" "}
        {sandbox.clockMovedSeconds > 0 ? `Moved by ${hoursIn(sandbox.clockMovedSeconds)} so far.` : ""}
      </p>
      <div className="flex flex-wrap gap-3">
        {STEPS.map(({ seconds, label }) => (
          <Button key={seconds} disabled={move.isPending} onClick={() => move.mutate(seconds)}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}

const hoursIn = (seconds: number): string =>
  seconds === 3_600 ? "1 hour" : `${Math.round(seconds / 3_600).toLocaleString()} hours`;

function Emptying() {
  const [asked, setAsked] = useState(false);
  const empty = useSandboxChange(() => api.POST("/sandbox/empty"), "The sandbox is empty.");
  return (
    <div>
      <h3 className="m-0 mb-1">Start again</h3>
      <p className="m-0 mb-3 text-text-quiet">Keys, webhooks and settings stay.</p>
      <Button onClick={() => setAsked(true)}>Empty the sandbox</Button>
      <Confirm
        open={asked}
        onClose={() => setAsked(false)}
        title="Empty the sandbox?"
        action="Empty sandbox"
        bad
        busy={empty.isPending}
        onConfirm={() => empty.mutate(undefined, { onSettled: () => setAsked(false) })}
      >
        Every position, candidate and recording of the test data is deleted. Your live data is not touched.
      </Confirm>
    </div>
  );
}
