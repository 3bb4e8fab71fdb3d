import { z } from "zod";

/** What the configuration holds from Istio 1.9 on, beside the policy, the selectors and the annotations. */
export interface ModernConfig {
  readonly templates?: Readonly<Record<string, string>> | null | undefined;
  readonly defaultTemplates?: readonly string[] | null | undefined;
  readonly aliases?: Readonly<Record<string, readonly string[]>> | null | undefined;
}

/** Checks the shape of a {@link ModernConfig}. */
export const modernConfig: z.ZodType<ModernConfig> = z.object({
  templates: z.record(z.string(), z.string({ error: "A template must be text" })).nullish(),
  defaultTemplates: z.array(z.string({ error: "A template is named by text" })).nullish(),
  aliases: z.record(z.string(), z.array(z.string({ error: "An alias stands for names of templates" }))).nullish(),
});
