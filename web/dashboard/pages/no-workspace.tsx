/** For whoever is signed in and belongs to no workspace: says so, and offers the ways on. */
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";
import { DoorFrame } from "../door-frame.tsx";
import { queryClient, sessionQuery } from "../queries.ts";
import { signOut } from "../sign-in-calls.ts";
import { problemWords } from "../words.ts";

export function NoWorkspacePage() {
  const account = useQuery(sessionQuery).data?.account;
  const router = useRouter();
  const [busy, setBusy] = useState<"again" | "out" | null>(null);
  const attempt = async (what: "again" | "out", work: () => Promise<void>) => {
    setBusy(what);
    try {
      await work();
    } catch (error) {
      const { title, detail } = problemWords(error);
      toast(`${title}. ${detail}`, "bad");
    }
    setBusy(null);
  };
  const lookAgain = () =>
    attempt("again", async () => {
      const session = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
      if (session.member) await router.navigate({ to: "/positions" });
      else toast("You still belong to no workspace.");
    });
  const leave = () =>
    attempt("out", async () => {
      await signOut();
      queryClient.clear();
      await router.navigate({ to: "/sign-in" });
    });
  return (
    <DoorFrame title="No workspace">
      <p className="m-0 text-15">
        You are signed in as <strong className="wrap-anywhere">{account?.email}</strong>, and this account belongs to no
        workspace.
      </p>
      <p className="mt-3 mb-0 text-15 text-text-quiet">
        Ask an owner to invite this address. The mail they send holds a link that lets you in.
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button look="main" busy={busy === "again"} onClick={() => void lookAgain()}>
          Look again
        </Button>
        <Button busy={busy === "out"} onClick={() => void leave()}>
          Sign out
        </Button>
      </div>
    </DoorFrame>
  );
}
