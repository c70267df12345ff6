import { useBrand } from '../api/brand';

/** The logo of the installation; without one, the pipes of a khèn. */
export function BrandMark() {
  const { logo } = useBrand();
  if (logo) return <img src={logo} alt="" width="28" height="28" />;
  return (
    <svg viewBox="0 0 40 40" width="28" height="28" fill="var(--k-link)" aria-hidden>
      <path d="M3 19h3v10H3zM9 13h3v22H9zM15 8h3v27h-3zM21 4h3v31h-3zM27 10h3v25h-3zM33 16h3v13h-3z" />
      <path d="M0 22h40v4H0z" />
    </svg>
  );
}
