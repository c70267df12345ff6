/** What one person does at one time. */
export type Step = () => Promise<void>;
/** A release by the id that it gets when it is drafted. */
export interface Loaded {
  id: string;
}
