//! Closed lists on the outside: a member is written as its code and read back from it.

use crate::{Context, EventType, Lang, Mode, Precision, Sector, Status};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

macro_rules! by_code {
    ($($list:ident is $what:literal,)*) => {
        $(
            impl Serialize for $list {
                fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                    to.serialize_str(self.code())
                }
            }

            impl<'de> Deserialize<'de> for $list {
                fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                    let code = String::deserialize(from)?;
                    Self::from_code(&code).ok_or_else(|| de::Error::custom(format!("`{code}` is not {}", $what)))
                }
            }
        )*
    };
}

by_code! {
    EventType is "an event type",
    Mode is "a mode",
    Status is "a status",
    Sector is "a sector",
    Context is "a context",
    Precision is "a precision",
    Lang is "a language of Griot",
}
