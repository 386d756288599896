/** Around every page: the rail with the places, the workspace and the way out; a top bar with a menu on phones. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { Role } from "../../shared/native.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { CloseSign, MenuSign } from "../ui/icons.tsx";
import { Loading } from "../ui/notes.tsx";
import { toast } from "../ui/toast.tsx";
import { ApiProblem } from "./api.ts";
import { LiveWord } from "./live-word.tsx";
import { sessionQuery } from "./queries.ts";
import { signOut } from "./sign-in-calls.ts";

const WorkspaceSwitcher = lazy(async () => ({ default: (await import("./workspace-switcher.tsx")).WorkspaceSwitcher }));
const TestDataBand = lazy(async () => ({ default: (await import("./test-data-band.tsx")).TestDataBand }));

const PLACES = [
  { to: "/positions", label: "Positions" },
  { to: "/jobs", label: "Jobs" },
  { to: "/candidates", label: "Candidates" },
  { to: "/outbox", label: "Outbox" },
  { to: "/keys", label: "API keys" },
  { to: "/audit", label: "Audit log" },
  { to: "/settings", label: "Settings" },
] as const;

/** The log is told to those who change things, and keys belong to owners. */
const isPlaceOf = (to: (typeof PLACES)[number]["to"], role: Role | undefined): boolean =>
  role === "owner" || (to === "/audit" ? role === "recruiter" : to !== "/keys");

export function Shell() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  // The phone's menu is open at the place where it was opened: wherever the person goes, it closes.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === path;
  const { data: session } = useQuery(sessionQuery);
  const role = session?.member?.role;
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[14rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-50 rounded-6 bg-raised px-3 py-2 focus:not-sr-only focus:fixed focus:start-2 focus:top-2"
      >
        Skip to content
      </a>
      <header className="border-hairline bg-surface max-md:border-b md:sticky md:top-0 md:flex md:h-dvh md:flex-col md:overflow-y-auto md:border-e md:p-3">
        <div className="flex min-h-12 items-center justify-between gap-3 px-4 md:min-h-10 md:px-2">
          <Link to="/positions" className="text-15 font-semibold text-text no-underline">
            Greenroom
          </Link>
          <IconButton
            label={open ? "Close menu" : "Open menu"}
            className="md:hidden"
            aria-expanded={open}
            aria-controls="places"
            onClick={() => setOpenAt(open ? null : path)}
          >
            {open ? <CloseSign size={20} /> : <MenuSign size={20} />}
          </IconButton>
        </div>
        <div
          id="places"
          className={`flex-1 flex-col gap-4 max-md:px-2 max-md:pb-3 md:mt-3 md:flex ${open ? "flex" : "max-md:hidden"}`}
        >
          <nav aria-label="Places" className="flex flex-col gap-0.5">
            {PLACES.filter(({ to }) => isPlaceOf(to, role)).map((place) => (
              <Link
                key={place.to}
                to={place.to}
                activeOptions={{ includeSearch: false }}
                className="flex min-h-8 items-center rounded-6 px-2 text-15 text-text no-underline hover:bg-sunken pointer-coarse:min-h-11 aria-[current=page]:bg-accent-tint aria-[current=page]:font-medium aria-[current=page]:text-accent"
              >
                {place.label}
              </Link>
            ))}
          </nav>
          <Person />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="min-w-0 outline-none">
        <Live />
        {session?.workspace?.sandboxOf ? (
          <Suspense fallback={null}>
            <TestDataBand session={session} />
          </Suspense>
        ) : null}
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}

function Live() {
  const { data: session } = useQuery(sessionQuery);
  return session?.workspace ? <LiveWord key={session.workspace.id} workspaceId={session.workspace.id} /> : null;
}

function Person() {
  const { data: session } = useQuery(sessionQuery);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  if (!session?.member) return null;
  const leave = async () => {
    setBusy(true);
    try {
      await signOut();
      client.clear();
      await navigate({ to: "/sign-in" });
    } catch (error) {
      toast(
        error instanceof ApiProblem ? `You are still signed in. ${error.message}` : "You are still signed in.",
        "bad",
      );
    }
    setBusy(false);
  };
  return (
    <div className="mt-auto flex flex-col gap-2 border-t border-hairline px-2 pt-3 text-13">
      {session.workspaces.length > 1 ? (
        <Suspense fallback={null}>
          <WorkspaceSwitcher session={session} />
        </Suspense>
      ) : (
        <p className="m-0 break-words font-medium">{session.workspace?.name}</p>
      )}
      <Link
        to="/account"
        title={session.member.email}
        className="-mx-2 flex min-h-8 items-center rounded-6 px-2 wrap-anywhere text-text no-underline hover:bg-sunken pointer-coarse:min-h-11 aria-[current=page]:bg-accent-tint aria-[current=page]:font-medium aria-[current=page]:text-accent"
      >
        <span>
          {session.member.name}
          <span className="sr-only">, your account</span>
        </span>
      </Link>
      <Button look="quiet" className="-mx-2 justify-start px-2!" busy={busy} onClick={() => void leave()}>
        Sign out
      </Button>
    </div>
  );
}
