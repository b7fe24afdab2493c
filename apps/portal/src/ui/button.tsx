// Buttons: one that acts, and one that leads somewhere.
import { type ReactNode } from 'react';
import { Link } from 'react-router';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly kind?: 'normal' | 'primary' | 'danger';
  readonly type?: 'button' | 'submit';
  /** Its act is under way: it stays in place and does nothing. */
  readonly isBusy?: boolean;
}

export function Button({ children, onClick, kind = 'normal', type = 'button', isBusy = false }: ButtonProps): ReactNode {
  return (
    <button
      className={`button ${kind}`}
      type={type}
      aria-disabled={isBusy}
      onClick={(event) => {
        if (isBusy) {
          event.preventDefault();
        } else {
          onClick?.();
        }
      }}
    >
      {children}
    </button>
  );
}

export function LinkButton({
  to,
  children,
  kind = 'normal',
}: {
  readonly to: string;
  readonly children: ReactNode;
  readonly kind?: 'normal' | 'primary';
}): ReactNode {
  return (
    <Link className={`button ${kind}`} to={to}>
      {children}
    </Link>
  );
}
