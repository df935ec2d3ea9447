import { Container } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { ErrorNote } from '../ui/error-note.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly failed: boolean };

/** A screen that breaks says so and leaves the frame standing; React offers this to classes only. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Container size="sm" py="xl">
        <ErrorNote error={{ code: 'internal', params: { reference: 'screen' } }} />
      </Container>
    );
  }
}
