import type { ComponentChildren } from "preact";
import type { PageProps } from "../pages";
import { Task } from "./Task";
import { Tasks } from "./Tasks";

export function TasksPages({ path: [one] }: PageProps): ComponentChildren {
  return one ? <Task key={one} id={one} /> : <Tasks />;
}
