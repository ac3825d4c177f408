export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

export function cloneDatabase(templateUrl: string | undefined): Promise<TestDatabase>;
