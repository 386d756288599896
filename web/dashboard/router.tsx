/** The dashboard's addresses; every page is a chunk of its own. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { Loading } from "../ui/notes.tsx";
import { chooseWorkspace, chosenWorkspace } from "./api.ts";
import { NotFound } from "./not-found.tsx";
import { PageError } from "./page-error.tsx";
import { entryPlaceIn } from "./pages/jobs/entry-place.ts";
import { jobFiltersIn, placeInPipeline } from "./pages/jobs/job-filters.ts";
import { filtersIn } from "./pages/position/position-filters.ts";
import { queryClient, sessionQuery } from "./queries.ts";
import { Shell } from "./shell.tsx";

const textIn = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

/** Where a person goes back to after signing in: an address within the dashboard, never another site. */
const backIn = (search: Record<string, unknown>): { back?: string } => {
  const back = textIn(search.back);
  return back?.startsWith("/app") ? { back } : {};
};

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: backIn,
  beforeLoad: async () => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session.setupNeeded) throw redirect({ to: "/setup" });
    if (session.member) throw redirect({ to: "/positions" });
  },
  component: lazyRouteComponent(() => import("./pages/sign-in.tsx"), "SignInPage"),
});

const noWorkspaceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/no-workspace",
  beforeLoad: async () => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session.member) throw redirect({ to: "/positions" });
    if (!session.account) throw redirect({ to: "/sign-in" });
  },
  component: lazyRouteComponent(() => import("./pages/no-workspace.tsx"), "NoWorkspacePage"),
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/setup",
  validateSearch: (search): { token?: string } => {
    const token = textIn(search.token);
    return token === undefined ? {} : { token };
  },
  beforeLoad: async () => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (!session.setupNeeded) throw redirect({ to: "/positions" });
  },
  component: lazyRouteComponent(() => import("./pages/setup.tsx"), "SetupPage"),
});

const tokenIn = (search: Record<string, unknown>): { token?: string } => {
  const token = textIn(search.token);
  return token === undefined ? {} : { token };
};

const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/forgot-password",
  component: lazyRouteComponent(() => import("./pages/forgot-password.tsx"), "ForgotPasswordPage"),
});

const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reset-password",
  validateSearch: tokenIn,
  component: lazyRouteComponent(() => import("./pages/reset-password.tsx"), "ResetPasswordPage"),
});

const acceptInvitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/accept-invitation",
  validateSearch: tokenIn,
  component: lazyRouteComponent(() => import("./pages/accept-invitation.tsx"), "AcceptInvitationPage"),
});

/** Whether what was read still belongs to the workspace that was left. */
let readOfFormer = false;

/** Everything behind the door: first the set-up, then the sign-in, then the pages. */
const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "inside",
  beforeLoad: async ({ location, preload }) => {
    const { opens } = location.state;
    if (opens && !preload && opens !== chosenWorkspace()) {
      chooseWorkspace(opens);
      readOfFormer = true;
    }
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session.setupNeeded) throw redirect({ to: "/setup" });
    if (session.account && !session.member) throw redirect({ to: "/no-workspace" });
    if (!session.member) throw redirect({ to: "/sign-in", search: { back: `/app${location.href}` } });
    // Until the person has the second factor that the workspace asks for, nothing but the account answers.
    if (session.secondFactorNeeded && location.pathname !== "/account") throw redirect({ to: "/account" });
  },
  component: Shell,
});

/** Whether a page that only writes has anything to offer; whoever may look alone is led to what shows the same. */
const mayWrite = async (): Promise<boolean> => {
  const role = (await queryClient.ensureQueryData(sessionQuery)).member?.role;
  return role === "owner" || role === "recruiter";
};

const homeRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/positions" });
  },
});

const positionsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/positions",
  validateSearch: filtersIn,
  component: lazyRouteComponent(() => import("./pages/positions-list.tsx"), "PositionsPage"),
});

const newPositionRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/positions/new",
  beforeLoad: async () => {
    if (!(await mayWrite())) throw redirect({ to: "/positions" });
  },
  component: lazyRouteComponent(() => import("./pages/position-edit.tsx"), "NewPositionPage"),
});

const editPositionRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/positions/$positionId/edit",
  beforeLoad: async ({ params }) => {
    if (!(await mayWrite())) throw redirect({ to: "/positions/$positionId/questions", params });
  },
  component: lazyRouteComponent(() => import("./pages/position-edit.tsx"), "EditPositionPage"),
});

const positionRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/positions/$positionId",
  component: lazyRouteComponent(() => import("./pages/position.tsx"), "PositionPage"),
});

/** The tables of candidates read and write their own filters; the address may hold any of them. */
const anySearch = (search: Record<string, unknown>): Record<string, unknown> => search;

const positionCandidatesRoute = createRoute({
  getParentRoute: () => positionRoute,
  path: "/",
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import("./pages/candidates.tsx"), "PositionCandidates"),
});

const positionQuestionsRoute = createRoute({
  getParentRoute: () => positionRoute,
  path: "/questions",
  component: lazyRouteComponent(() => import("./pages/position-questions.tsx"), "PositionQuestions"),
});

const positionIntegrationsRoute = createRoute({
  getParentRoute: () => positionRoute,
  path: "/integrations",
  component: lazyRouteComponent(() => import("./pages/integrations.tsx"), "PositionIntegrations"),
});

const jobsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/jobs",
  validateSearch: jobFiltersIn,
  component: lazyRouteComponent(() => import("./pages/jobs.tsx"), "JobsPage"),
});

const newJobRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/jobs/new",
  validateSearch: (search): { project?: string } => {
    const { project } = jobFiltersIn(search);
    return project === undefined ? {} : { project };
  },
  beforeLoad: async () => {
    if (!(await mayWrite())) throw redirect({ to: "/jobs" });
  },
  component: lazyRouteComponent(() => import("./pages/job-edit.tsx"), "NewJobPage"),
});

const editJobRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/jobs/$jobPostId/edit",
  beforeLoad: async ({ params }) => {
    if (!(await mayWrite())) throw redirect({ to: "/jobs/$jobPostId", params });
  },
  component: lazyRouteComponent(() => import("./pages/job-edit.tsx"), "EditJobPage"),
});

const jobCvsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/jobs/cvs",
  validateSearch: entryPlaceIn,
  component: lazyRouteComponent(() => import("./pages/job-cvs.tsx"), "JobCvsPage"),
});

const jobRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/jobs/$jobPostId",
  validateSearch: placeInPipeline,
  component: lazyRouteComponent(() => import("./pages/job.tsx"), "JobPage"),
});

const candidatesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/candidates",
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import("./pages/candidates.tsx"), "CandidatesPage"),
});

const importCandidatesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/candidates/import",
  validateSearch: (search): { position?: string } => {
    const position = textIn(search.position);
    return position === undefined ? {} : { position };
  },
  component: lazyRouteComponent(() => import("./pages/import-candidates.tsx"), "ImportCandidatesPage"),
});

const candidateRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/candidates/$candidateId",
  component: lazyRouteComponent(() => import("./pages/candidate.tsx"), "CandidatePage"),
});

const interviewRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/interviews/$interviewId",
  component: lazyRouteComponent(() => import("./pages/interview.tsx"), "InterviewPage"),
});

const outboxRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/outbox",
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import("./pages/outbox.tsx"), "OutboxPage"),
});

const keysRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/keys",
  component: lazyRouteComponent(() => import("./pages/keys.tsx"), "KeysPage"),
});

const auditRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/audit",
  validateSearch: anySearch,
  beforeLoad: async () => {
    if (!(await mayWrite())) throw redirect({ to: "/positions" });
  },
  component: lazyRouteComponent(() => import("./pages/audit.tsx"), "AuditPage"),
});

const settingsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/settings",
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import("./pages/settings.tsx"), "SettingsPage"),
});

const accountRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/account",
  component: lazyRouteComponent(() => import("./pages/account.tsx"), "AccountPage"),
});

const elsewhereRoute = createRoute({ getParentRoute: () => insideRoute, path: "$", component: NotFound });

const routeTree = rootRoute.addChildren([
  signInRoute,
  noWorkspaceRoute,
  setupRoute,
  forgotPasswordRoute,
  resetPasswordRoute,
  acceptInvitationRoute,
  insideRoute.addChildren([
    homeRoute,
    positionsRoute,
    newPositionRoute,
    editPositionRoute,
    positionRoute.addChildren([positionCandidatesRoute, positionQuestionsRoute, positionIntegrationsRoute]),
    jobsRoute,
    newJobRoute,
    editJobRoute,
    jobCvsRoute,
    jobRoute,
    candidatesRoute,
    importCandidatesRoute,
    candidateRoute,
    interviewRoute,
    outboxRoute,
    keysRoute,
    auditRoute,
    settingsRoute,
    accountRoute,
    elsewhereRoute,
  ]),
]);

/** The router of /app. */
export const router = createRouter({
  routeTree,
  basepath: "/app",
  defaultPreload: "intent",
  defaultPendingMs: 200,
  defaultPendingMinMs: 0,
  defaultPendingComponent: Loading,
  defaultErrorComponent: PageError,
  scrollRestoration: true,
});

router.subscribe("onResolved", () => {
  if (!readOfFormer) return;
  readOfFormer = false;
  void queryClient.resetQueries();
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
