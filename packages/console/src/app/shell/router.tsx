import { type ComponentType, useEffect, useRef } from 'react';
import { createBrowserRouter, isRouteErrorResponse, Link, type RouteObject, useRouteError } from 'react-router';
import { IconMapOff } from '@tabler/icons-react';
import type { Page } from '../../kit/kit.types.ts';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Empty, Failed, Loading, NotAllowed, Offline } from '../../kit/show/states.tsx';
import { pages } from '../../pages.ts';
import { useMay } from '../api.ts';
import { useConnection } from '../connection.ts';
import { beginNavigation } from '../page.ts';
import { asProblem } from '../problem.ts';
import { Shell } from './shell.tsx';
import { text, useWords } from '../words.ts';

/** Shows a page only to people whose roles may call the operation that it needs. */
function gated(page: Page, Content: ComponentType): ComponentType {
  return function Gated() {
    const mayCall = useMay();
    if (mayCall(page.needs)) return <Content />;
    return (
      <>
        <PageHead title={page.title} />
        <NotAllowed operation={page.needs} />
      </>
    );
  };
}

const NOT_FOUND = text('There is no such page', '没有此页面');

function NotFound() {
  const t = useWords();
  const about = text(
    'The address may be old, or a letter of it is wrong. Nothing is lost.',
    '该地址可能已过期或有误。你的数据没有丢失。',
  );
  const home = <Link to="/">{t(text('Go to the home page', '返回首页'))}</Link>;
  return (
    <>
      <PageHead title={NOT_FOUND} />
      <Empty icon={IconMapOff} title={NOT_FOUND} about={about} action={home} />
    </>
  );
}

const BROKEN = text('This page could not be shown', '无法显示此页面');

/**
 * Reloads the page when the connection is back, because the browser does not fetch the code of a page a second time.
 */
function useReloadWhenBack(online: boolean): void {
  const wasAway = useRef(false);
  useEffect(() => {
    if (!online) wasAway.current = true;
    else if (wasAway.current) location.reload();
  }, [online]);
}

/** Shows that a page failed while it was loaded or rendered. */
function PageFailed() {
  const error = useRouteError();
  const { online, since } = useConnection();
  useReloadWhenBack(online);
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  if (!online) {
    return (
      <>
        <PageHead title={BROKEN} />
        <Offline since={since} />
      </>
    );
  }
  return (
    <>
      <PageHead title={BROKEN} />
      <Failed what={BROKEN} problem={asProblem(error)} retry={() => location.reload()} />
    </>
  );
}

/**
 * Returns the content of a page. If its code cannot be loaded, the content throws when it is rendered, because the
 * router shows nothing for a route whose loading fails.
 */
async function contentOf(page: Page): Promise<ComponentType> {
  try {
    return (await page.load()).default;
  } catch (error) {
    return function Unloaded(): never {
      throw error;
    };
  }
}

const routeOf = (page: Page): RouteObject => ({
  path: page.path,
  lazy: async () => ({ Component: gated(page, await contentOf(page)) }),
  errorElement: <PageFailed />,
});

export function createConsoleRouter() {
  const router = createBrowserRouter(
    [
      {
        element: <Shell />,
        HydrateFallback: Loading,
        children: [...pages.map(routeOf), { path: '*', element: <NotFound /> }],
      },
    ],
    { basename: '/console' },
  );
  let { pathname } = router.state.location;
  router.subscribe(({ location, historyAction }) => {
    if (location.pathname === pathname) return;
    pathname = location.pathname;
    // after "back", the list gives the focus to the row that had it before
    if (historyAction !== 'POP') beginNavigation();
  });
  return router;
}
