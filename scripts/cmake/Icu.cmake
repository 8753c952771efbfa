# ICU's common library, as the target article_inspector::icu.
find_package(ICU REQUIRED COMPONENTS uc)
add_library(article_inspector_icu INTERFACE)
target_link_libraries(article_inspector_icu INTERFACE ICU::uc)
add_library(article_inspector::icu ALIAS article_inspector_icu)
