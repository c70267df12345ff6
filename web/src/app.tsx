import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { Away } from './api/reach';
import { Entrance } from './entrance';
import { schemes } from './theme/scheme';
import { theme } from './theme/theme';

const AGAIN_MS = 5000;
const isAway = (error: unknown): boolean => error instanceof Away;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5000,
      // Being away is told at once; the screen comes back by itself.
      networkMode: 'always',
      retry: false,
      refetchInterval: ({ state }) => isAway(state.error) && AGAIN_MS,
    },
    mutations: { networkMode: 'always' },
  },
});

// Names and reasons come in the language of the page.
i18next.on('languageChanged', () => void queries.invalidateQueries());

export function App() {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      // The variables are in theme/index.css: the policy of the page lets no style stand in it.
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        <Entrance />
      </QueryClientProvider>
    </MantineProvider>
  );
}
