// A form: what it sends and what is wrong with it are told by the page, never by the browser.
import { type ReactNode, type Ref } from 'react';

interface FormProps {
  readonly onSend: () => void;
  readonly ref?: Ref<HTMLFormElement>;
  readonly children: ReactNode;
}

export function Form({ onSend, ref, children }: FormProps): ReactNode {
  return (
    <form
      className="form"
      noValidate
      ref={ref}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
    </form>
  );
}
