import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchApi, type Schemas } from '../api/client';
import { useNameOf } from '../i18n/names';
import { Loaded } from '../ui/loaded';
import sections from '../ui/sections.module.css';
import classes from './identity.module.css';

/** Which were opened or closed, as long as the page lives: who comes back finds the tree as it was. */
const stood = new Map<string, boolean>();

interface TreeProps {
  /** Whose parts; `none` for what stands at the top. */
  readonly below: string;
  /** Shown where there is nothing. */
  readonly none?: ReactNode;
}

/** Organisations under the one above them. A level is read when it is opened, page by page. */
export function OrganisationTree({ below, none }: TreeProps) {
  const { t } = useTranslation('identity');
  const level = useInfiniteQuery({
    queryKey: ['organisations', 'below', below],
    queryFn: async ({ pageParam: cursor }) => {
      const query = { parent: below, limit: 100, ...(cursor !== undefined && { cursor }) };
      const { data, error } = await fetchApi.GET('/api/v1/desk/organisations', { params: { query } });
      if (!data) throw error;
      return data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Loaded query={level}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return none;
        return (
          <>
            <ul className={classes['tree']}>
              {items.map((item) => (
                <Node key={item.id} item={item} isTop={below === 'none'} />
              ))}
            </ul>
            {level.hasNextPage && (
              <Button
                variant="default"
                loading={level.isFetchingNextPage}
                onClick={() => void level.fetchNextPage()}
              >
                {t('organisations.more')}
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function Node({ item, isTop }: { item: Schemas['DeskOrganisationItem']; isTop: boolean }) {
  const { t } = useTranslation('identity');
  const nameOf = useNameOf();
  const { id, code, kind, state, names, parts } = item;
  const [open, setOpen] = useState(stood.get(id) ?? isTop);
  const toggle = () => {
    stood.set(id, !open);
    setOpen(!open);
  };
  const about = [
    code,
    t(`organisations.kinds.${kind}`),
    state === 'closed' && t('organisations.states.closed'),
  ];
  return (
    <li>
      <div className={classes['node']}>
        {parts > 0 && (
          <button
            type="button"
            aria-expanded={open}
            aria-label={t('organisations.open', { name: nameOf(names), count: parts })}
            onClick={toggle}
          >
            <IconChevronRight size={18} stroke={1.75} aria-hidden />
          </button>
        )}
        <p>
          <Link to="/administration/organisations/$id" params={{ id }}>
            {nameOf(names)}
          </Link>{' '}
          <span className={sections['sub']}>{about.filter(Boolean).join(', ')}</span>
        </p>
      </div>
      {open && parts > 0 && <OrganisationTree below={id} />}
    </li>
  );
}
